// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.watertight.checkout.money.Money;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippingRatesTest {

    private static final String RATES = """
            zone,grams,price
            DOMESTIC,1000,%s
            EUROPE,1000,9.90
            WORLD,1000,16.90
            """;

    @Test
    void withoutAFileTheRatesOfTheShopCount() throws Exception {
        ShippingRates rates = new ShippingRates(new ShippingSettings(null));

        assertThat(rates.current().price(ShippingZone.EUROPE, 15_000)).isEqualTo(Money.euros("32.90"));
    }

    @Test
    void aNewRateFileCountsOnceItIsReloaded(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("rates.csv"), RATES.formatted("3.90"));
        ShippingRates rates = new ShippingRates(new ShippingSettings(file));
        Files.writeString(file, RATES.formatted("4.20"));

        assertThat(rates.current().price(ShippingZone.DOMESTIC, 900)).isEqualTo(Money.euros("3.90"));
        rates.reload();
        assertThat(rates.current().price(ShippingZone.DOMESTIC, 900)).isEqualTo(Money.euros("4.20"));
    }

    @Test
    void aBrokenRateFileLeavesTheRatesInForce(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("rates.csv"), RATES.formatted("3.90"));
        ShippingRates rates = new ShippingRates(new ShippingSettings(file));
        Files.writeString(file, RATES.formatted("cheap"));

        assertThatExceptionOfType(RateFormatException.class).isThrownBy(rates::reload);
        assertThat(rates.current().price(ShippingZone.DOMESTIC, 900)).isEqualTo(Money.euros("3.90"));
    }
}
