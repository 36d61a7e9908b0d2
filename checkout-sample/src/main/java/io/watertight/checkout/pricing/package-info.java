// SPDX-License-Identifier: Apache-2.0
/** What do the goods of a cart cost after discounts? */
@NullMarked
package io.watertight.checkout.pricing;

import org.jspecify.annotations.NullMarked;
