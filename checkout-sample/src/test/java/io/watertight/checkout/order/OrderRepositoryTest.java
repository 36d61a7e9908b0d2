// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.watertight.checkout.address.Address;
import io.watertight.checkout.address.Country;
import io.watertight.checkout.catalogue.Sku;
import io.watertight.checkout.money.Money;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

class OrderRepositoryTest {

    private final EmbeddedDatabase database = new EmbeddedDatabaseBuilder()
            .generateUniqueName(true)
            .setType(EmbeddedDatabaseType.H2)
            .addScript("schema.sql")
            .build();
    private final OrderRepository orders = new OrderRepository(database);

    @AfterEach
    void shutDown() {
        database.shutdown();
    }

    @Test
    void aSavedOrderIsReadBackAsItWas() {
        Order order = new Order(
                OrderNumber.random(),
                Instant.parse("2026-11-23T08:00:00Z"),
                "ada@shop.example",
                new Address("Ada", "1 Mill Lane", "12345", "Town", new Country("DE")),
                List.of(
                        new OrderLine(new Sku("TEA"), "Tea", 2, Money.euros("5.00")),
                        new OrderLine(new Sku("POT"), "Pot", 1, Money.euros("39.00"))),
                new Bill(Money.euros("49.00"), Money.euros("5.00"), Money.euros("5.90"), Money.euros("9.48")));

        orders.save(order);

        assertThat(orders.find(order.number())).contains(order);
        assertThat(order.bill().total()).isEqualTo(Money.euros("59.38"));
    }

    @Test
    void anOrderThatWasNeverPlacedIsNotFound() {
        assertThat(orders.find(OrderNumber.random())).isEmpty();
    }
}
