// SPDX-License-Identifier: Apache-2.0
/** How much tax is due in the country of delivery? */
@NullMarked
package io.watertight.checkout.tax;

import org.jspecify.annotations.NullMarked;
