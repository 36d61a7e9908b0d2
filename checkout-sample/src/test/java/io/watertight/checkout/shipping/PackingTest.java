// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.watertight.checkout.cart.CartLine;
import io.watertight.checkout.catalogue.Product;
import io.watertight.checkout.catalogue.Sku;
import io.watertight.checkout.money.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackingTest {

    @Test
    void everyPieceCountsTheHeaviestFirst() {
        List<CartLine> lines = List.of(line("TEA", 100, 2), line("POT", 1150, 1));

        assertThat(Packing.pieces(lines)).containsExactly(1150, 100, 100);
    }

    @Test
    void piecesShareAParcelWhileThereIsRoom() {
        assertThat(Packing.parcels(List.of(700, 600, 400, 300), 1000)).containsExactly(1000, 1000);
        assertThat(Packing.parcels(List.of(700, 600, 500), 1000)).containsExactly(700, 600, 500);
        assertThat(Packing.parcels(List.of(), 1000)).isEmpty();
    }

    @Test
    void aPieceHeavierThanAnyParcelIsRefused() {
        assertThatExceptionOfType(UnshippableException.class)
                .isThrownBy(() -> Packing.parcels(List.of(1001), 1000))
                .withMessage("A piece of 1001 g fits into no parcel");
    }

    private static CartLine line(String sku, int grams, int quantity) {
        Product product = new Product(new Sku(sku), sku, grams, Money.euros("1.00"));
        return new CartLine(product, quantity, product.listPrice());
    }
}
