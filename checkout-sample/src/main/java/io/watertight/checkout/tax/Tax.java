// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.tax;

import io.watertight.checkout.address.Country;
import io.watertight.checkout.money.Money;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Value added tax, by the country that the goods are sent to; an export is free of it. */
@Component
public class Tax {

    private final Map<Country, BigDecimal> rates;

    public Tax(TaxSettings settings) {
        this.rates = settings.rates().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(rate -> new Country(rate.getKey()), Map.Entry::getValue));
    }

    public Money due(Money net, Country country) {
        return net.share(rates.getOrDefault(country, BigDecimal.ZERO));
    }
}
