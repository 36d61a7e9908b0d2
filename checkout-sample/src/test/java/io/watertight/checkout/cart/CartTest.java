// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.watertight.checkout.catalogue.PriceChange;
import io.watertight.checkout.catalogue.Product;
import io.watertight.checkout.catalogue.Sku;
import io.watertight.checkout.money.Money;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CartTest {

    private static final Product TEA = new Product(new Sku("TEA"), "Tea", 100, Money.euros("5.00"));

    private final Cart cart = new Cart(CartId.random(), Instant.EPOCH);

    @Test
    void anArticleIsOneLineHoweverOftenItIsPut() {
        cart.put(TEA, 2, TEA.listPrice());
        cart.put(TEA, 3, TEA.listPrice());

        assertThat(cart.lines()).containsExactly(new CartLine(TEA, 3, Money.euros("5.00")));
        assertThat(cart.lines().get(0).price()).isEqualTo(Money.euros("15.00"));
    }

    @Test
    void aRemovedArticleIsGone() {
        cart.put(TEA, 1, TEA.listPrice());
        cart.remove(TEA.sku());

        assertThat(cart.lines()).isEmpty();
    }

    @Test
    void aPriceChangeReachesTheLine() {
        cart.put(TEA, 2, TEA.listPrice());
        cart.priceChanged(new PriceChange(TEA.sku(), TEA.listPrice(), Money.euros("4.00")));
        cart.priceChanged(new PriceChange(new Sku("POT"), Money.euros("9.00"), Money.euros("8.00")));

        assertThat(cart.lines()).containsExactly(new CartLine(TEA, 2, Money.euros("4.00")));
    }

    @Test
    void aLineHoldsOneToNinetyNinePieces() {
        assertThatIllegalArgumentException().isThrownBy(() -> cart.put(TEA, 0, TEA.listPrice()));
        assertThatIllegalArgumentException().isThrownBy(() -> cart.put(TEA, 100, TEA.listPrice()));
    }

    @Test
    void aCartHoldsAtMostFiftyArticles() {
        for (int i = 0; i < Cart.MOST_LINES; i++) {
            cart.put(article(i), 1, Money.euros("1.00"));
        }

        cart.put(article(0), 2, Money.euros("1.00"));
        assertThatIllegalArgumentException().isThrownBy(() -> cart.put(TEA, 1, TEA.listPrice()));
        assertThat(cart.lines()).hasSize(Cart.MOST_LINES);
    }

    private static Product article(int number) {
        return new Product(new Sku("A-" + number), "Article " + number, 10, Money.euros("1.00"));
    }
}
