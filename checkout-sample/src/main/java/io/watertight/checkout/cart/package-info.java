// SPDX-License-Identifier: Apache-2.0
/** What has a visitor collected so far? */
@NullMarked
package io.watertight.checkout.cart;

import org.jspecify.annotations.NullMarked;
