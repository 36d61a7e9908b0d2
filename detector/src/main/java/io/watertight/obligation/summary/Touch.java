// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.summary;

import io.watertight.obligation.state.Role;

/**
 * One way in which a call comes by the tracked value.
 *
 * @param role how the argument or the place behind it names the value
 * @param effect what the call does to it
 */
public record Touch(Role role, Effect effect) {}
