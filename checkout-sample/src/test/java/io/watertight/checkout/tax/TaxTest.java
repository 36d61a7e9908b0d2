// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.watertight.checkout.address.Country;
import io.watertight.checkout.money.Money;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaxTest {

    private final Tax tax =
            new Tax(new TaxSettings(Map.of("DE", new BigDecimal("0.19"), "LU", new BigDecimal("0.17"))));

    @Test
    void theCountryOfDeliverySetsTheRate() {
        assertThat(tax.due(Money.euros("100"), new Country("DE"))).isEqualTo(Money.euros("19.00"));
        assertThat(tax.due(Money.euros("100"), new Country("LU"))).isEqualTo(Money.euros("17.00"));
    }

    @Test
    void anExportIsFreeOfTax() {
        assertThat(tax.due(Money.euros("100"), new Country("JP"))).isEqualTo(Money.zero());
    }
}
