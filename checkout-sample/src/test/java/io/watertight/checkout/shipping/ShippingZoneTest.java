// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import io.watertight.checkout.address.Country;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShippingZoneTest {

    @ParameterizedTest
    @CsvSource({"DE, DOMESTIC", "FR, EUROPE", "CH, EUROPE", "JP, WORLD"})
    void everyCountryLiesInAZone(String country, ShippingZone zone) {
        assertThat(ShippingZone.of(new Country(country))).isEqualTo(zone);
    }
}
