// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.web;

import io.watertight.checkout.catalogue.Catalogue;
import io.watertight.checkout.catalogue.PriceList;
import io.watertight.checkout.catalogue.Product;
import io.watertight.checkout.catalogue.Sku;
import io.watertight.checkout.money.Money;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the articles with today's prices, and changes a price. */
@RestController
@RequestMapping("/products")
class ProductController {

    private final Catalogue catalogue;
    private final PriceList prices;

    ProductController(Catalogue catalogue, PriceList prices) {
        this.catalogue = catalogue;
        this.prices = prices;
    }

    @GetMapping
    List<ProductView> products() {
        return catalogue.products().stream().map(this::view).toList();
    }

    @PutMapping("/{sku}/price")
    ProductView changePrice(@PathVariable String sku, @RequestBody NewPrice price) {
        Product product = catalogue.product(new Sku(sku));
        prices.change(product.sku(), Money.euros(price.amount()));
        return view(product);
    }

    private ProductView view(Product product) {
        return new ProductView(product.sku(), product.name(), product.grams(), prices.price(product.sku()));
    }

    record ProductView(Sku sku, String name, int grams, Money price) {}

    record NewPrice(BigDecimal amount) {

        NewPrice {
            if (amount == null) {
                throw new IllegalArgumentException("A new price needs an amount");
            }
        }
    }
}
