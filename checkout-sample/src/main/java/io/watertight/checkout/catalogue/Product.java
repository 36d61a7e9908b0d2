// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.catalogue;

import io.watertight.checkout.money.Money;

/** An article with its weight in grams and the price it was listed at. */
public record Product(Sku sku, String name, int grams, Money listPrice) {

    public Product {
        if (grams <= 0) {
            throw new IllegalArgumentException(sku + " must weigh something");
        }
        if (listPrice.belowZero()) {
            throw new IllegalArgumentException(sku + " cannot cost less than nothing");
        }
    }

    /** Reads one line of the product file: {@code sku,name,grams,price}. */
    static Product parse(String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != 4) {
            throw new IllegalArgumentException("Expected sku,name,grams,price but got '" + line + "'");
        }
        return new Product(
                new Sku(cells[0].strip()),
                cells[1].strip(),
                Integer.parseInt(cells[2].strip()),
                Money.euros(cells[3].strip()));
    }
}
