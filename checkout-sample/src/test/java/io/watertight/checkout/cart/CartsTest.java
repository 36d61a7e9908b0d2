// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.watertight.checkout.catalogue.Catalogue;
import io.watertight.checkout.catalogue.PriceList;
import io.watertight.checkout.catalogue.Product;
import io.watertight.checkout.catalogue.Sku;
import io.watertight.checkout.money.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class CartsTest {

    private static final Product TEA = new Product(new Sku("TEA"), "Tea", 100, Money.euros("5.00"));

    private final PriceList prices = new PriceList(new Catalogue(List.of(TEA)));
    private final SteppingClock clock = new SteppingClock();
    private final Carts carts = new Carts(prices, new CartSettings(2, Duration.ofMinutes(30)), clock);

    @Test
    void anOpenCartIsFoundByItsId() {
        Cart cart = carts.open();

        assertThat(carts.find(cart.id())).isSameAs(cart);
    }

    @Test
    void aClosedCartIsGone() {
        Cart cart = carts.open();
        carts.close(cart.id());
        carts.close(cart.id());

        assertThatExceptionOfType(CartNotFoundException.class).isThrownBy(() -> carts.find(cart.id()));
    }

    @Test
    void theCartUsedLeastRecentlyMakesRoomForANewOne() {
        Cart first = carts.open();
        Cart second = carts.open();
        carts.find(first.id());
        carts.open();

        assertThat(carts.count()).isEqualTo(2);
        assertThat(carts.find(first.id())).isSameAs(first);
        assertThatExceptionOfType(CartNotFoundException.class).isThrownBy(() -> carts.find(second.id()));
    }

    @Test
    void anIdleCartExpires() {
        Cart idle = carts.open();
        clock.step(Duration.ofMinutes(20));
        Cart used = carts.open();
        clock.step(Duration.ofMinutes(20));
        carts.closeIdle();

        assertThat(carts.find(used.id())).isSameAs(used);
        assertThatExceptionOfType(CartNotFoundException.class).isThrownBy(() -> carts.find(idle.id()));
    }

    @Test
    void anOpenCartFollowsThePriceList() {
        Cart cart = carts.open();
        cart.put(TEA, 1, prices.price(TEA.sku()));
        prices.change(TEA.sku(), Money.euros("6.00"));

        assertThat(cart.lines()).containsExactly(new CartLine(TEA, 1, Money.euros("6.00")));
    }

    private static final class SteppingClock extends Clock {

        private Instant now = Instant.parse("2026-11-23T08:00:00Z");

        void step(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
