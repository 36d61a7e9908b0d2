// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.web;

import io.watertight.checkout.address.Address;
import io.watertight.checkout.cart.Cart;
import io.watertight.checkout.cart.CartId;
import io.watertight.checkout.cart.CartLine;
import io.watertight.checkout.cart.Carts;
import io.watertight.checkout.catalogue.Catalogue;
import io.watertight.checkout.catalogue.PriceList;
import io.watertight.checkout.catalogue.Product;
import io.watertight.checkout.catalogue.Sku;
import io.watertight.checkout.money.Money;
import io.watertight.checkout.order.Checkout;
import io.watertight.checkout.order.Offer;
import io.watertight.checkout.order.Order;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One visitor's way from an empty cart to an order. */
@RestController
@RequestMapping("/carts")
class CartController {

    private final Carts carts;
    private final Catalogue catalogue;
    private final PriceList prices;
    private final Checkout checkout;

    CartController(Carts carts, Catalogue catalogue, PriceList prices, Checkout checkout) {
        this.carts = carts;
        this.catalogue = catalogue;
        this.prices = prices;
        this.checkout = checkout;
    }

    @PostMapping
    ResponseEntity<CartView> open() {
        Cart cart = carts.open();
        return ResponseEntity.created(URI.create("/carts/" + cart.id())).body(CartView.of(cart));
    }

    @GetMapping("/{id}")
    CartView show(@PathVariable UUID id) {
        return CartView.of(find(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void abandon(@PathVariable UUID id) {
        carts.close(new CartId(id));
    }

    @PutMapping("/{id}/lines/{sku}")
    CartView put(@PathVariable UUID id, @PathVariable String sku, @RequestBody Quantity quantity) {
        Cart cart = find(id);
        Product product = catalogue.product(new Sku(sku));
        cart.put(product, quantity.pieces(), prices.price(product.sku()));
        return CartView.of(cart);
    }

    @DeleteMapping("/{id}/lines/{sku}")
    CartView remove(@PathVariable UUID id, @PathVariable String sku) {
        Cart cart = find(id);
        cart.remove(new Sku(sku));
        return CartView.of(cart);
    }

    @PostMapping("/{id}/quotes")
    Offer quote(@PathVariable UUID id, @RequestBody QuoteForm form) {
        return checkout.offer(find(id), form.address(), Optional.ofNullable(form.discountCode()));
    }

    @PostMapping("/{id}/checkout")
    ResponseEntity<Order> order(@PathVariable UUID id, @RequestBody OrderForm form) {
        Order order = checkout.order(find(id), form.email(), form.address(), Optional.ofNullable(form.discountCode()));
        return ResponseEntity.created(URI.create("/orders/" + order.number())).body(order);
    }

    private Cart find(UUID id) {
        return carts.find(new CartId(id));
    }

    record CartView(CartId id, List<LineView> lines) {

        static CartView of(Cart cart) {
            return new CartView(
                    cart.id(), cart.lines().stream().map(LineView::of).toList());
        }
    }

    record LineView(Sku sku, String name, int quantity, Money unitPrice, Money price) {

        static LineView of(CartLine line) {
            return new LineView(line.sku(), line.product().name(), line.quantity(), line.unitPrice(), line.price());
        }
    }

    record Quantity(int pieces) {}

    record QuoteForm(Address address, @Nullable String discountCode) {

        QuoteForm {
            if (address == null) {
                throw new IllegalArgumentException("A quote needs an address");
            }
        }
    }

    record OrderForm(
            String email, Address address, @Nullable String discountCode) {

        OrderForm {
            if (email == null || !email.contains("@")) {
                throw new IllegalArgumentException("An order needs an email address");
            }
            if (address == null) {
                throw new IllegalArgumentException("An order needs an address");
            }
        }
    }
}
