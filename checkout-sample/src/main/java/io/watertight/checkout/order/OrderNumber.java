// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.order;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The number on the invoice. */
public record OrderNumber(@JsonValue UUID value) {

    static OrderNumber random() {
        return new OrderNumber(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
