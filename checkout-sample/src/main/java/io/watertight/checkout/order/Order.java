// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.order;

import io.watertight.checkout.address.Address;
import java.time.Instant;
import java.util.List;

/** A finished purchase. */
public record Order(
        OrderNumber number, Instant placedAt, String email, Address address, List<OrderLine> lines, Bill bill) {

    public Order {
        lines = List.copyOf(lines);
    }
}
