// SPDX-License-Identifier: Apache-2.0
/** What has been bought, and for how much? */
@NullMarked
package io.watertight.checkout.order;

import org.jspecify.annotations.NullMarked;
