// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.watertight.checkout.money.Money;

/** What the visitor pays, and for what. */
public record Bill(Money goods, Money discount, Money shipping, Money tax) {

    @JsonProperty
    public Money total() {
        return goods.minus(discount).plus(shipping).plus(tax);
    }
}
