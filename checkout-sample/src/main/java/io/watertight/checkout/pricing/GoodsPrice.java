// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.pricing;

import io.watertight.checkout.money.Money;

/** The price of the goods before and after discount. */
public record GoodsPrice(Money goods, Money discount) {

    public Money afterDiscount() {
        return goods.minus(discount);
    }
}
