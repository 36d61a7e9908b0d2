// SPDX-License-Identifier: Apache-2.0
package io.watertight.checkout.shipping;

import io.watertight.checkout.cart.CartLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts pieces into parcels, the heaviest first, each into the first parcel with room for it. */
final class Packing {

    private Packing() {}

    /** The weights in grams of all pieces, the heaviest first. */
    static List<Integer> pieces(List<CartLine> lines) {
        List<Integer> pieces = new ArrayList<>();
        for (CartLine line : lines) {
            for (int piece = 0; piece < line.quantity(); piece++) {
                pieces.add(line.product().grams());
            }
        }
        pieces.sort(Comparator.reverseOrder());
        return List.copyOf(pieces);
    }

    /** The weights of the parcels that these pieces fill, where no parcel may weigh more than {@code most} grams. */
    static List<Integer> parcels(List<Integer> pieces, int most) {
        List<Integer> parcels = new ArrayList<>();
        for (int piece : pieces) {
            if (piece > most) {
                throw new UnshippableException("A piece of " + piece + " g fits into no parcel");
            }
            int parcel = 0;
            while (parcel < parcels.size() && parcels.get(parcel) + piece > most) {
                parcel++;
            }
            if (parcel == parcels.size()) {
                parcels.add(piece);
            } else {
                parcels.set(parcel, parcels.get(parcel) + piece);
            }
        }
        return List.copyOf(parcels);
    }
}
