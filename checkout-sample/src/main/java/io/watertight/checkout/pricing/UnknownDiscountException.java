// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.pricing;

/** The visitor typed a discount code that is not valid. */
public final class UnknownDiscountException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownDiscountException(String code) {
        super("There is no discount code '" + code + "'");
    }
}
