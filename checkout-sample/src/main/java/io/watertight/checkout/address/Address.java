// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.address;

/** A postal address. */
public record Address(String name, String street, String postcode, String city, Country country) {

    public Address {
        requireText("name", name);
        requireText("street", street);
        requireText("postcode", postcode);
        requireText("city", city);
        if (country == null) {
            throw new IllegalArgumentException("An address needs a country");
        }
    }

    private static void requireText(String field, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("An address needs a " + field);
        }
    }
}
