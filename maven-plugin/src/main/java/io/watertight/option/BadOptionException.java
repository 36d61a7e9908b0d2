// SPDX-License-Identifier: Apache-2.0
package io.watertight.option;

/** An option that cannot be understood; the message names it and says what would be right. */
public final class BadOptionException extends Exception {
    private static final long serialVersionUID = 1;

    public BadOptionException(String message) {
        super(message);
    }
}
