// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.order;

import io.watertight.checkout.address.Address;
import io.watertight.checkout.cart.Cart;
import io.watertight.checkout.cart.CartLine;
import io.watertight.checkout.cart.Carts;
import io.watertight.checkout.money.Money;
import io.watertight.checkout.pricing.GoodsPrice;
import io.watertight.checkout.pricing.Pricing;
import io.watertight.checkout.shipping.QuoteRequest;
import io.watertight.checkout.shipping.ShippingCalculator;
import io.watertight.checkout.shipping.ShippingQuote;
import io.watertight.checkout.tax.Tax;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Turns a cart into an offer, and an accepted offer into an order. */
@Component
public class Checkout {

    private final Carts carts;
    private final Pricing pricing;
    private final ShippingCalculator shipping;
    private final Tax tax;
    private final OrderRepository orders;
    private final Clock clock;

    Checkout(Carts carts, Pricing pricing, ShippingCalculator shipping, Tax tax, OrderRepository orders, Clock clock) {
        this.carts = carts;
        this.pricing = pricing;
        this.shipping = shipping;
        this.tax = tax;
        this.orders = orders;
        this.clock = clock;
    }

    public Offer offer(Cart cart, Address address, Optional<String> discountCode) {
        return offer(cart.lines(), address, discountCode);
    }

    /** Places the order and closes the cart. */
    public Order order(Cart cart, String email, Address address, Optional<String> discountCode) {
        List<CartLine> lines = cart.lines();
        Offer offer = offer(lines, address, discountCode);
        Order order = new Order(
                OrderNumber.random(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                email,
                address,
                lines.stream().map(OrderLine::of).toList(),
                offer.bill());
        orders.save(order);
        carts.close(cart.id());
        return order;
    }

    private Offer offer(List<CartLine> lines, Address address, Optional<String> discountCode) {
        GoodsPrice goods = pricing.price(lines, discountCode);
        ShippingQuote quote = shipping.quote(new QuoteRequest(address, lines, clock.instant()));
        Money taxed = goods.afterDiscount().plus(quote.price());
        Bill bill = new Bill(goods.goods(), goods.discount(), quote.price(), tax.due(taxed, address.country()));
        return new Offer(bill, quote);
    }
}
