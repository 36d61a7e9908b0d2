// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.shipping;

import io.watertight.checkout.address.Country;
import java.util.Set;

/** How far the carrier has to drive. */
public enum ShippingZone {
    DOMESTIC,
    EUROPE,
    WORLD;

    private static final Country HOME = new Country("DE");
    private static final Set<Country> NEIGHBOURS = Set.of(
            new Country("AT"),
            new Country("BE"),
            new Country("CH"),
            new Country("CZ"),
            new Country("DK"),
            new Country("ES"),
            new Country("FR"),
            new Country("IT"),
            new Country("LU"),
            new Country("NL"),
            new Country("PL"),
            new Country("SE"));

    public static ShippingZone of(Country country) {
        if (country.equals(HOME)) {
            return DOMESTIC;
        }
        return NEIGHBOURS.contains(country) ? EUROPE : WORLD;
    }
}
