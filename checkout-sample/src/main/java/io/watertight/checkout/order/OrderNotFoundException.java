// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.order;

/** There is no such order. */
public final class OrderNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OrderNotFoundException(OrderNumber number) {
        super("There is no order " + number);
    }
}
