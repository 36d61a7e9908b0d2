// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.catalogue;

/** Somebody asked for an article that the shop does not sell. */
public final class UnknownProductException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownProductException(Sku sku) {
        super("There is no article " + sku);
    }
}
