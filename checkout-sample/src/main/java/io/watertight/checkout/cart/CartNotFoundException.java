// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.cart;

/** There is no such cart, or there is none any more. */
public final class CartNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CartNotFoundException(CartId id) {
        super("There is no cart " + id + ", or it has expired");
    }
}
