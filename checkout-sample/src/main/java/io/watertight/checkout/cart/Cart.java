// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.cart;

import io.watertight.checkout.catalogue.PriceChange;
import io.watertight.checkout.catalogue.PriceChangeListener;
import io.watertight.checkout.catalogue.Product;
import io.watertight.checkout.catalogue.Sku;
import io.watertight.checkout.money.Money;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one visitor wants to buy; its lines follow the price list until checkout. */
public final class Cart implements PriceChangeListener {

    static final int MOST_LINES = 50;

    private final CartId id;
    private final Map<Sku, CartLine> lines = new LinkedHashMap<>();
    private Instant lastUsed;

    public Cart(CartId id, Instant created) {
        this.id = id;
        this.lastUsed = created;
    }

    public CartId id() {
        return id;
    }

    public synchronized List<CartLine> lines() {
        return List.copyOf(lines.values());
    }

    /** Puts so many pieces of the article into the cart, instead of those already there. */
    public synchronized void put(Product product, int quantity, Money unitPrice) {
        CartLine line = new CartLine(product, quantity, unitPrice);
        if (lines.size() >= MOST_LINES && !lines.containsKey(product.sku())) {
            throw new IllegalArgumentException("A cart holds at most " + MOST_LINES + " different articles");
        }
        lines.put(product.sku(), line);
    }

    public synchronized void remove(Sku sku) {
        lines.remove(sku);
    }

    @Override
    public synchronized void priceChanged(PriceChange change) {
        lines.computeIfPresent(change.sku(), (sku, line) -> line.at(change.after()));
    }

    synchronized void touch(Instant now) {
        lastUsed = now;
    }

    synchronized boolean isIdleSince(Instant limit) {
        return lastUsed.isBefore(limit);
    }
}
