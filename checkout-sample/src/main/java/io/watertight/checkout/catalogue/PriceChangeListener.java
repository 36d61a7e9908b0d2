// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.catalogue;

/** Hears of every price change. */
@FunctionalInterface
public interface PriceChangeListener {

    void priceChanged(PriceChange change);
}
