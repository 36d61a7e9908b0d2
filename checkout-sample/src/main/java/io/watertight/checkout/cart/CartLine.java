// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.cart;

import io.watertight.checkout.catalogue.Product;
import io.watertight.checkout.catalogue.Sku;
import io.watertight.checkout.money.Money;

/** So many pieces of one article at the price the visitor sees. */
public record CartLine(Product product, int quantity, Money unitPrice) {

    static final int MOST_PIECES = 99;

    public CartLine {
        if (quantity < 1 || quantity > MOST_PIECES) {
            throw new IllegalArgumentException(
                    "One to " + MOST_PIECES + " pieces of " + product.sku() + ", not " + quantity);
        }
    }

    public Sku sku() {
        return product.sku();
    }

    public Money price() {
        return unitPrice.times(quantity);
    }

    CartLine at(Money newUnitPrice) {
        return new CartLine(product, quantity, newUnitPrice);
    }
}
