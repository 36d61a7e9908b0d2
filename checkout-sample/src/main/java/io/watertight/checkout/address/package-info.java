// SPDX-License-Identifier: Apache-2.0
/** Where does a parcel go? */
@NullMarked
package io.watertight.checkout.address;

import org.jspecify.annotations.NullMarked;
