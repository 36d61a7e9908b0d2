// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.tax;

import java.math.BigDecimal;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The rate of value added tax per country, where 0.19 is nineteen percent. */
@ConfigurationProperties("checkout.tax")
public record TaxSettings(@DefaultValue Map<String, BigDecimal> rates) {

    public TaxSettings {
        rates = Map.copyOf(rates);
    }
}
