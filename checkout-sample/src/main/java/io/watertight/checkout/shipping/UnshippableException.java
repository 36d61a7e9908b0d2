// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.shipping;

/** Something that no carrier takes. */
public final class UnshippableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnshippableException(String message) {
        super(message);
    }
}
