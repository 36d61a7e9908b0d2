// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void amountsAreRoundedHalfUpToCents() {
        assertThat(Money.euros("1.005")).isEqualTo(Money.euros("1.01"));
        assertThat(Money.euros("7")).hasToString("7.00 EUR");
    }

    @Test
    void amountsAddUp() {
        Money price = Money.euros("2.50");

        assertThat(price.times(3)).isEqualTo(Money.euros("7.50"));
        assertThat(price.plus(price).minus(Money.euros("0.01"))).isEqualTo(Money.euros("4.99"));
        assertThat(price.share(new BigDecimal("0.19"))).isEqualTo(Money.euros("0.48"));
        assertThat(Money.min(price, Money.zero())).isEqualTo(Money.zero());
    }

    @Test
    void currenciesDoNotMix() {
        Money yen = new Money(BigDecimal.TEN, Currency.getInstance("JPY"));

        assertThat(yen).hasToString("10 JPY");
        assertThatIllegalArgumentException().isThrownBy(() -> Money.zero().plus(yen));
    }
}
