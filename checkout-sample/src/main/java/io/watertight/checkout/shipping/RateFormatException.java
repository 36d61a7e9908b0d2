// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.shipping;

/** A rate file that the shop cannot read. */
public final class RateFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    public RateFormatException(String message) {
        super(message);
    }

    RateFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
