// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.shipping;

import io.watertight.checkout.address.Address;
import io.watertight.checkout.cart.CartLine;
import java.time.Instant;
import java.util.List;

/** The question what it costs to send these goods there, asked at this time. */
public record QuoteRequest(Address destination, List<CartLine> lines, Instant requestedAt) {

    public QuoteRequest {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new UnshippableException("There is nothing to send");
        }
    }
}
