// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.catalogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Every article the shop sells, read once at start. */
@Component
public class Catalogue {

    private final List<Product> products;
    private final Map<Sku, Product> bySku;

    Catalogue() throws IOException {
        this(read());
    }

    public Catalogue(List<Product> products) {
        this.products = List.copyOf(products);
        this.bySku = products.stream().collect(Collectors.toUnmodifiableMap(Product::sku, Function.identity()));
    }

    public List<Product> products() {
        return products;
    }

    public Product product(Sku sku) {
        Product product = bySku.get(sku);
        if (product == null) {
            throw new UnknownProductException(sku);
        }
        return product;
    }

    private static List<Product> read() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new ClassPathResource("products.csv").getInputStream(), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(Product::parse).toList();
        }
    }
}
