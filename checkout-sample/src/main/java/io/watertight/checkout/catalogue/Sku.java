// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The shop's own number of an article, such as {@code TEA-100}. */
public record Sku(@JsonValue String code) implements Comparable<Sku> {

    @JsonCreator
    public Sku {
        if (!code.matches("[A-Z0-9-]{1,20}")) {
            throw new IllegalArgumentException("Not an article number: '" + code + "'");
        }
    }

    @Override
    public int compareTo(Sku other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
