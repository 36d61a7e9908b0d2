// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.shipping;

import io.watertight.checkout.money.Money;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The rates of one rate file: for every zone the weight bands and their prices. */
public final class RateTable {

    private final int edition;
    private final Map<ShippingZone, NavigableMap<Integer, Money>> bands = new EnumMap<>(ShippingZone.class);

    /** The edition tells one rate file from the one before it. */
    public RateTable(int edition, List<Rate> rates) throws RateFormatException {
        this.edition = edition;
        for (Rate rate : rates) {
            bands.computeIfAbsent(rate.zone(), zone -> new TreeMap<>()).put(rate.upToGrams(), rate.price());
        }
        for (ShippingZone zone : ShippingZone.values()) {
            if (!bands.containsKey(zone)) {
                throw new RateFormatException("There is no rate for " + zone);
            }
        }
    }

    int edition() {
        return edition;
    }

    /** The most that one parcel to this zone may weigh, in grams. */
    public int heaviest(ShippingZone zone) {
        return bandsOf(zone).lastKey();
    }

    public Money price(ShippingZone zone, int grams) {
        Map.Entry<Integer, Money> band = bandsOf(zone).ceilingEntry(grams);
        if (band == null) {
            throw new UnshippableException("No parcel to " + zone + " may weigh " + grams + " g");
        }
        return band.getValue();
    }

    private NavigableMap<Integer, Money> bandsOf(ShippingZone zone) {
        NavigableMap<Integer, Money> ofZone = bands.get(zone);
        if (ofZone == null) {
            throw new IllegalStateException("The constructor let a table without " + zone + " pass");
        }
        return ofZone;
    }
}
