// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.watertight.checkout.money.Money;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceListTest {

    private static final Sku TEA = new Sku("TEA");

    private final PriceList prices =
            new PriceList(new Catalogue(List.of(new Product(TEA, "Tea", 100, Money.euros("5.00")))));

    @Test
    void aChangedPriceCountsFromThenOn() {
        prices.change(TEA, Money.euros("6.00"));

        assertThat(prices.price(TEA)).isEqualTo(Money.euros("6.00"));
    }

    @Test
    void listenersHearOfAChange() {
        List<PriceChange> heard = new ArrayList<>();
        prices.addListener(heard::add);

        prices.change(TEA, Money.euros("6.00"));

        assertThat(heard).containsExactly(new PriceChange(TEA, Money.euros("5.00"), Money.euros("6.00")));
    }

    @Test
    void onlyArticlesOfTheCatalogueHaveAPrice() {
        Sku unknown = new Sku("COFFEE");

        assertThatExceptionOfType(UnknownProductException.class).isThrownBy(() -> prices.price(unknown));
        assertThatExceptionOfType(UnknownProductException.class)
                .isThrownBy(() -> prices.change(unknown, Money.euros("1.00")));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> prices.change(TEA, Money.euros("-1.00")));
    }
}
