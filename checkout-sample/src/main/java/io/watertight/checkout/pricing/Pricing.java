// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.pricing;

import io.watertight.checkout.cart.CartLine;
import io.watertight.checkout.money.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Adds up the goods and takes the discount off. */
@Component
public class Pricing {

    private final Map<String, Discount> discounts;

    public Pricing(PricingSettings settings) {
        this.discounts = settings.codes().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, code -> code.getValue().discount()));
    }

    public GoodsPrice price(List<CartLine> lines, Optional<String> discountCode) {
        Discount discount = discountCode.map(this::discount).orElseGet(Discount.None::new);
        Money goods = lines.stream().map(CartLine::price).reduce(Money.zero(), Money::plus);
        return new GoodsPrice(goods, discount.off(goods));
    }

    private Discount discount(String code) {
        Discount discount = discounts.get(code);
        if (discount == null) {
            throw new UnknownDiscountException(code);
        }
        return discount;
    }
}
