// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.order;

import io.watertight.checkout.cart.CartLine;
import io.watertight.checkout.catalogue.Sku;
import io.watertight.checkout.money.Money;

/** So many pieces of one article at the price agreed on. */
public record OrderLine(Sku sku, String name, int quantity, Money unitPrice) {

    static OrderLine of(CartLine line) {
        return new OrderLine(line.sku(), line.product().name(), line.quantity(), line.unitPrice());
    }
}
