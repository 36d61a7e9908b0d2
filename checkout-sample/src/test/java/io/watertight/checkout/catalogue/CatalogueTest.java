// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.watertight.checkout.money.Money;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    @Test
    void theShopSellsWhatTheProductFileLists() throws Exception {
        Catalogue catalogue = new Catalogue();

        assertThat(catalogue.products()).hasSize(7);
        assertThat(catalogue.product(new Sku("POT-1")))
                .isEqualTo(new Product(new Sku("POT-1"), "Teapot 1 l", 1150, Money.euros("39.00")));
    }

    @Test
    void anArticleThatIsNotSoldIsRefused() throws Exception {
        Catalogue catalogue = new Catalogue();

        assertThatExceptionOfType(UnknownProductException.class)
                .isThrownBy(() -> catalogue.product(new Sku("COFFEE")))
                .withMessage("There is no article COFFEE");
    }

    @Test
    void aProductLineNeedsFourCells() {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Product.parse("TEA-100,Assam"));
    }
}
