// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

/**
 * What is known of the type of a tracked value.
 *
 * @param type internal name
 * @param isExact whether it is no subtype
 */
record TrackedType(String type, boolean isExact) {}
