// SPDX-License-Identifier: Apache-2.0
/** What does it cost to send these goods there? */
@NullMarked
package io.watertight.checkout.shipping;

import org.jspecify.annotations.NullMarked;
