// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.watertight.checkout.cart.CartLine;
import io.watertight.checkout.catalogue.Product;
import io.watertight.checkout.catalogue.Sku;
import io.watertight.checkout.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PricingTest {

    private static final Product TEA = new Product(new Sku("TEA"), "Tea", 100, Money.euros("5.00"));

    private final Pricing pricing = new Pricing(new PricingSettings(Map.of(
            "TENTH", new PricingSettings.Code(new BigDecimal("0.10"), null, BigDecimal.ZERO),
            "FIVER", new PricingSettings.Code(null, new BigDecimal("5.00"), new BigDecimal("20.00")))));

    @Test
    void withoutACodeTheGoodsCostWhatTheyCost() {
        assertThat(pricing.price(tea(3), Optional.empty()))
                .isEqualTo(new GoodsPrice(Money.euros("15.00"), Money.zero()));
    }

    @Test
    void aShareIsTakenOffTheSum() {
        GoodsPrice price = pricing.price(tea(3), Optional.of("TENTH"));

        assertThat(price.discount()).isEqualTo(Money.euros("1.50"));
        assertThat(price.afterDiscount()).isEqualTo(Money.euros("13.50"));
    }

    @Test
    void anAmountIsTakenOffFromItsMinimumOn() {
        assertThat(pricing.price(tea(3), Optional.of("FIVER")).discount()).isEqualTo(Money.zero());
        assertThat(pricing.price(tea(4), Optional.of("FIVER")).discount()).isEqualTo(Money.euros("5.00"));
    }

    @Test
    void aDiscountIsNeverMoreThanTheGoods() {
        Discount tenner = new Discount.Amount(Money.euros("10.00"), Money.zero());

        assertThat(tenner.off(Money.euros("7.00"))).isEqualTo(Money.euros("7.00"));
    }

    @Test
    void anUnknownCodeIsRefused() {
        assertThatExceptionOfType(UnknownDiscountException.class)
                .isThrownBy(() -> pricing.price(tea(1), Optional.of("GUESS")));
    }

    @Test
    void aCodeIsEitherAShareOrAnAmount() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new PricingSettings.Code(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ZERO));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new PricingSettings.Code(null, null, BigDecimal.ZERO));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Discount.Share(new BigDecimal("1.5")));
    }

    private static List<CartLine> tea(int quantity) {
        return List.of(new CartLine(TEA, quantity, TEA.listPrice()));
    }
}
