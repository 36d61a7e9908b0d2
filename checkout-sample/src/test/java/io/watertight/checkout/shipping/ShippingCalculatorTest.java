// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.watertight.checkout.address.Address;
import io.watertight.checkout.address.Country;
import io.watertight.checkout.cart.CartLine;
import io.watertight.checkout.catalogue.Product;
import io.watertight.checkout.catalogue.Sku;
import io.watertight.checkout.money.Money;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShippingCalculatorTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final Product KETTLE = new Product(new Sku("KETTLE"), "Kettle", 4200, Money.euros("89.00"));

    private final ShippingCalculator calculator;

    ShippingCalculatorTest() throws Exception {
        calculator = new ShippingCalculator(new ShippingRates(new ShippingSettings(null)));
    }

    @Test
    void aQuoteNamesZoneParcelsPriceAndValidity() {
        assertThat(calculator.quote(kettles(1, "DE", NOW)))
                .isEqualTo(new ShippingQuote(
                        ShippingZone.DOMESTIC, 1, Money.euros("5.90"), Instant.parse("2026-11-23T08:15:00Z")));
    }

    @Test
    void manyPiecesFillSeveralParcels() {
        ShippingQuote quote = calculator.quote(kettles(3, "JP", NOW));

        assertThat(quote.parcels()).isEqualTo(2);
        assertThat(quote.price()).isEqualTo(Money.euros("94.80"));
    }

    @Test
    void theSameQuestionAskedLaterIsValidForLonger() {
        ShippingQuote first = calculator.quote(kettles(2, "FR", NOW));
        ShippingQuote second = calculator.quote(kettles(2, "FR", NOW.plusSeconds(60)));

        assertThat(second.price()).isEqualTo(first.price());
        assertThat(second.validUntil()).isEqualTo(first.validUntil().plusSeconds(60));
    }

    @Test
    void nothingCannotBeSent() {
        Address address = address("DE");

        assertThatExceptionOfType(UnshippableException.class)
                .isThrownBy(() -> new QuoteRequest(address, List.of(), NOW));
    }

    private static QuoteRequest kettles(int quantity, String country, Instant at) {
        return new QuoteRequest(address(country), List.of(new CartLine(KETTLE, quantity, KETTLE.listPrice())), at);
    }

    private static Address address(String country) {
        return new Address("Ada", "1 Mill Lane", "12345", "Town", new Country(country));
    }
}
