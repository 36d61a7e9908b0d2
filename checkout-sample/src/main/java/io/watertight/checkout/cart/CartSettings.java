// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.cart;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How many carts are kept, and for how long after they were last used. */
@ConfigurationProperties("checkout.cart")
public record CartSettings(
        @DefaultValue("1000") int maximum,
        @DefaultValue("30m") Duration idle) {

    public CartSettings {
        if (maximum < 1) {
            throw new IllegalArgumentException("checkout.cart.maximum must be at least 1, not " + maximum);
        }
    }
}
