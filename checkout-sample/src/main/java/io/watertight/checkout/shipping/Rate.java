// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.shipping;

import io.watertight.checkout.money.Money;

/** What the carrier takes for one parcel to a zone, up to a weight in grams. */
public record Rate(ShippingZone zone, int upToGrams, Money price) {

    /** Reads one line of a rate file: {@code zone,up to grams,price in euros}. */
    static Rate parse(String line) throws RateFormatException {
        String[] cells = line.split(",", -1);
        if (cells.length != 3) {
            throw new RateFormatException("Expected zone,grams,price but got '" + line + "'");
        }
        try {
            return new Rate(
                    ShippingZone.valueOf(cells[0].strip()),
                    Integer.parseInt(cells[1].strip()),
                    Money.euros(cells[2].strip()));
        } catch (IllegalArgumentException e) {
            throw new RateFormatException("Not a rate: '" + line + "'", e);
        }
    }
}
