// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.address;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A country by its two letters of ISO 3166-1. */
public record Country(@JsonValue String code) {

    @JsonCreator
    public Country {
        if (!code.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("A country is two capital letters, not '" + code + "'");
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
