// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.pricing;

import io.watertight.checkout.money.Money;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The discount codes of the season. */
@ConfigurationProperties("checkout.pricing")
public record PricingSettings(@DefaultValue Map<String, Code> codes) {

    public PricingSettings {
        codes = Map.copyOf(codes);
    }

    /** One code: either a share, or an amount with the price of goods from which it counts. */
    public record Code(
            @Nullable BigDecimal share,
            @Nullable BigDecimal amount,
            @DefaultValue("0") BigDecimal minimum) {

        public Code {
            if ((share == null) == (amount == null)) {
                throw new IllegalArgumentException("A discount code is either a share or an amount");
            }
        }

        Discount discount() {
            if (share != null) {
                return new Discount.Share(share);
            }
            return new Discount.Amount(Money.euros(Objects.requireNonNull(amount)), Money.euros(minimum));
        }
    }
}
