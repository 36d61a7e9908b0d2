// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.shipping;

import io.watertight.checkout.money.Money;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Packs the goods into parcels and looks up what the carrier takes for them. */
@Component
public class ShippingCalculator {

    private static final int MOST_CHARGES = 500;

    /** Packing a large cart is slow, so the charges asked for last are kept. */
    private final Map<Consignment, Charge> charges = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Consignment, Charge> eldest) {
            return size() > MOST_CHARGES;
        }
    });

    private final ShippingRates rates;

    public ShippingCalculator(ShippingRates rates) {
        this.rates = rates;
    }

    public ShippingQuote quote(QuoteRequest request) {
        RateTable table = rates.current();
        ShippingZone zone = ShippingZone.of(request.destination().country());
        Consignment consignment = new Consignment(table.edition(), zone, Packing.pieces(request.lines()));
        Charge charge = charges.computeIfAbsent(consignment, asked -> calculate(asked, table));
        return new ShippingQuote(
                zone, charge.parcels(), charge.price(), request.requestedAt().plus(ShippingQuote.VALIDITY));
    }

    private static Charge calculate(Consignment consignment, RateTable table) {
        ShippingZone zone = consignment.zone();
        List<Integer> parcels = Packing.parcels(consignment.pieces(), table.heaviest(zone));
        Money price = parcels.stream().map(grams -> table.price(zone, grams)).reduce(Money.zero(), Money::plus);
        return new Charge(parcels.size(), price);
    }

    private record Consignment(int edition, ShippingZone zone, List<Integer> pieces) {}

    private record Charge(int parcels, Money price) {}
}
