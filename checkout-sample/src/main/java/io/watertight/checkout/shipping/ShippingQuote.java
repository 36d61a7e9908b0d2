// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.shipping;

import io.watertight.checkout.money.Money;
import java.time.Duration;
import java.time.Instant;

/** A binding price for sending so many parcels, good for a while. */
public record ShippingQuote(ShippingZone zone, int parcels, Money price, Instant validUntil) {

    static final Duration VALIDITY = Duration.ofMinutes(15);
}
