// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.cart;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The number of a cart, which only its visitor knows. */
public record CartId(@JsonValue UUID value) {

    static CartId random() {
        return new CartId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
