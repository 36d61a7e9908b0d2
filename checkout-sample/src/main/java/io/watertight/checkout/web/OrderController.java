// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.web;

import io.watertight.checkout.order.Order;
import io.watertight.checkout.order.OrderNotFoundException;
import io.watertight.checkout.order.OrderNumber;
import io.watertight.checkout.order.OrderRepository;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reads finished orders. */
@RestController
@RequestMapping("/orders")
class OrderController {

    private final OrderRepository orders;

    OrderController(OrderRepository orders) {
        this.orders = orders;
    }

    @GetMapping("/{number}")
    Order show(@PathVariable UUID number) {
        OrderNumber wanted = new OrderNumber(number);
        return orders.find(wanted).orElseThrow(() -> new OrderNotFoundException(wanted));
    }
}
