// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.watertight.checkout.money.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateTableTest {

    private static final List<Rate> RATES = List.of(
            new Rate(ShippingZone.DOMESTIC, 1000, Money.euros("3.90")),
            new Rate(ShippingZone.DOMESTIC, 5000, Money.euros("5.90")),
            new Rate(ShippingZone.EUROPE, 2000, Money.euros("9.90")),
            new Rate(ShippingZone.WORLD, 500, Money.euros("16.90")));

    @Test
    void aParcelCostsWhatItsWeightBandCosts() throws Exception {
        RateTable table = new RateTable(1, RATES);

        assertThat(table.price(ShippingZone.DOMESTIC, 1)).isEqualTo(Money.euros("3.90"));
        assertThat(table.price(ShippingZone.DOMESTIC, 1000)).isEqualTo(Money.euros("3.90"));
        assertThat(table.price(ShippingZone.DOMESTIC, 1001)).isEqualTo(Money.euros("5.90"));
        assertThat(table.heaviest(ShippingZone.DOMESTIC)).isEqualTo(5000);
    }

    @Test
    void aParcelThatIsTooHeavyIsRefused() throws Exception {
        RateTable table = new RateTable(1, RATES);

        assertThatExceptionOfType(UnshippableException.class).isThrownBy(() -> table.price(ShippingZone.WORLD, 501));
    }

    @Test
    void everyZoneNeedsARate() {
        assertThatExceptionOfType(RateFormatException.class)
                .isThrownBy(() -> new RateTable(1, RATES.subList(0, 3)))
                .withMessage("There is no rate for WORLD");
    }
}
