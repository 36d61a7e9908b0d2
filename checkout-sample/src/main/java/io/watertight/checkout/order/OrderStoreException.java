// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.order;

import java.sql.SQLException;

/** The database did not do what it was asked to. */
public final class OrderStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OrderStoreException(String message, SQLException cause) {
        super(message, cause);
    }
}
