// SPDX-License-Identifier: Apache-2.0
/** How does the shop start? */
@NullMarked
package io.watertight.checkout;

import org.jspecify.annotations.NullMarked;
