// SPDX-License-Identifier: Apache-2.0
/** What does the shop sell, and at which price today? */
@NullMarked
package io.watertight.checkout.catalogue;

import org.jspecify.annotations.NullMarked;
