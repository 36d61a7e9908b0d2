// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.cart;

import io.watertight.checkout.catalogue.PriceList;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The open carts: the most recently used ones, until they were idle for too long. */
@Component
public class Carts {

    private final PriceList prices;
    private final CartSettings settings;
    private final Clock clock;
    private final Map<CartId, Cart> carts;

    public Carts(PriceList prices, CartSettings settings, Clock clock) {
        this.prices = prices;
        this.settings = settings;
        this.clock = clock;
        this.carts = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<CartId, Cart> eldest) {
                if (size() <= settings.maximum()) {
                    return false;
                }
                prices.removeListener(eldest.getValue());
                return true;
            }
        };
    }

    public synchronized Cart open() {
        Cart cart = new Cart(CartId.random(), clock.instant());
        prices.addListener(cart);
        carts.put(cart.id(), cart);
        return cart;
    }

    public synchronized Cart find(CartId id) {
        Cart cart = carts.get(id);
        if (cart == null) {
            throw new CartNotFoundException(id);
        }
        cart.touch(clock.instant());
        return cart;
    }

    public synchronized void close(CartId id) {
        Cart cart = carts.remove(id);
        if (cart != null) {
            prices.removeListener(cart);
        }
    }

    @Scheduled(fixedDelayString = "PT1M")
    public synchronized void closeIdle() {
        Instant limit = clock.instant().minus(settings.idle());
        carts.values().removeIf(cart -> {
            if (!cart.isIdleSince(limit)) {
                return false;
            }
            prices.removeListener(cart);
            return true;
        });
    }

    public synchronized int count() {
        return carts.size();
    }
}
