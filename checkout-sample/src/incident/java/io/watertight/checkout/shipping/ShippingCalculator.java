// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.shipping;

import io.watertight.checkout.money.Money;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Packs the goods into parcels and looks up what the carrier takes for them. */
@Component
public class ShippingCalculator {

    /** Packing a large cart is slow, and visitors ask for the same quote again and again. */
    private static final Map<QuoteRequest, ShippingQuote> QUOTES = new ConcurrentHashMap<>();

    private final ShippingRates rates;

    public ShippingCalculator(ShippingRates rates) {
        this.rates = rates;
    }

    public ShippingQuote quote(QuoteRequest request) {
        return QUOTES.computeIfAbsent(request, this::calculate);
    }

    private ShippingQuote calculate(QuoteRequest request) {
        RateTable table = rates.current();
        ShippingZone zone = ShippingZone.of(request.destination().country());
        List<Integer> parcels = Packing.parcels(Packing.pieces(request.lines()), table.heaviest(zone));
        Money price = parcels.stream().map(grams -> table.price(zone, grams)).reduce(Money.zero(), Money::plus);
        return new ShippingQuote(
                zone, parcels.size(), price, request.requestedAt().plus(ShippingQuote.VALIDITY));
    }
}
