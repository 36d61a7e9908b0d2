// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonPathValueAssert;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest
@AutoConfigureMockMvc
class WalkThroughTest {

    private static final String ADDRESS = """
            "address": {"name": "Ada", "street": "1 Mill Lane", "postcode": "12345", "city": "Town", "country": "%s"}""";

    @Autowired
    private MockMvcTester shop;

    @Test
    void aVisitorCollectsAsksForAQuoteChecksOutAndReadsTheOrderBack() {
        String cart = openCart();
        assertThat(put(cart, "POT-1", 1)).hasStatusOk();
        assertThat(put(cart, "TEA-100", 2)).hasStatusOk();

        MvcTestResult quote =
                post(cart + "/quotes", "{" + ADDRESS.formatted("DE") + ", \"discountCode\": \"WELCOME\"}");
        assertThat(quote).hasStatusOk();
        assertPath(quote, "$.shipping.zone").isEqualTo("DOMESTIC");
        assertPath(quote, "$.bill.goods.amount").isEqualTo(52.0);
        assertPath(quote, "$.bill.discount.amount").isEqualTo(5.2);
        assertPath(quote, "$.bill.shipping.amount").isEqualTo(5.9);
        assertPath(quote, "$.bill.tax.amount").isEqualTo(10.01);
        assertPath(quote, "$.bill.total.amount").isEqualTo(62.71);

        MvcTestResult ordered = post(
                cart + "/checkout",
                "{\"email\": \"ada@shop.example\", " + ADDRESS.formatted("DE") + ", \"discountCode\": \"WELCOME\"}");
        assertThat(ordered).hasStatus(201);
        String order = location(ordered);

        MvcTestResult readBack = shop.get().uri(order).exchange();
        assertThat(readBack).hasStatusOk();
        assertPath(readBack, "$.email").isEqualTo("ada@shop.example");
        assertPath(readBack, "$.lines[1].sku").isEqualTo("TEA-100");
        assertPath(readBack, "$.bill.total.amount").isEqualTo(62.71);
        assertThat(shop.get().uri(cart)).hasStatus(404);
    }

    @Test
    void aPriceChangeShowsInAnOpenCart() {
        String cart = openCart();
        put(cart, "CUP-2", 2);
        assertThat(shop.put()
                        .uri("/products/CUP-2/price")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"amount\": 17.00}"))
                .hasStatusOk();

        MvcTestResult shown = shop.get().uri(cart).exchange();
        assertPath(shown, "$.lines[0].price.amount").isEqualTo(34.0);

        MvcTestResult emptied = shop.delete().uri(cart + "/lines/CUP-2").exchange();
        assertPath(emptied, "$.lines").asArray().isEmpty();
        assertThat(shop.delete().uri(cart)).hasStatus(204);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(shop.get().uri("/carts/" + UUID.randomUUID())).hasStatus(404);
        assertThat(shop.get().uri("/orders/" + UUID.randomUUID())).hasStatus(404);

        MvcTestResult coffee = put(openCart(), "COFFEE", 1);
        assertThat(coffee).hasStatus(404);
        assertPath(coffee, "$.detail").isEqualTo("There is no article COFFEE");
    }

    @Test
    void aRequestThatMakesNoSenseIsToldWhy() {
        String cart = openCart();
        MvcTestResult tooMany = put(cart, "TEA-100", 1000);
        assertThat(tooMany).hasStatus(400);
        assertPath(tooMany, "$.detail").isEqualTo("One to 99 pieces of TEA-100, not 1000");

        MvcTestResult noEmail = post(cart + "/checkout", "{" + ADDRESS.formatted("DE") + "}");
        assertThat(noEmail).hasStatus(400);
        assertPath(noEmail, "$.detail").isEqualTo("An order needs an email address");

        MvcTestResult noAddress = post(cart + "/quotes", "{}");
        assertThat(noAddress).hasStatus(400);
        assertThat(shop.get().uri("/carts/seven")).hasStatus(400);
    }

    @Test
    void whatCannotBeSoldIsRefused() {
        String cart = openCart();
        String quote = "{" + ADDRESS.formatted("DE") + "}";
        assertThat(post(cart + "/quotes", quote)).hasStatus(422);

        put(cart, "STOVE", 1);
        MvcTestResult tooHeavy = post(cart + "/quotes", quote);
        assertThat(tooHeavy).hasStatus(422);
        assertPath(tooHeavy, "$.detail").isEqualTo("A piece of 38000 g fits into no parcel");

        assertThat(post(cart + "/quotes", "{" + ADDRESS.formatted("DE") + ", \"discountCode\": \"GUESS\"}"))
                .hasStatus(422);
    }

    @Test
    void theRatesCanBeReloaded() {
        assertThat(shop.post().uri("/shipping/rates")).hasStatus(204);
    }

    private String openCart() {
        MvcTestResult opened = shop.post().uri("/carts").exchange();
        assertThat(opened).hasStatus(201);
        return location(opened);
    }

    private static String location(MvcTestResult created) {
        return Objects.requireNonNull(created.getResponse().getHeader("Location"));
    }

    private MvcTestResult put(String cart, String sku, int pieces) {
        return shop.put()
                .uri(cart + "/lines/" + sku)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"pieces\": " + pieces + "}")
                .exchange();
    }

    private MvcTestResult post(String uri, String json) {
        return shop.post()
                .uri(uri)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .exchange();
    }

    private static JsonPathValueAssert assertPath(MvcTestResult result, String path) {
        return assertThat(result).bodyJson().extractingPath(path);
    }
}
