// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import java.util.ArrayList;
import java.util.List;

/**
 * A try statement, or the like, whose block is being lowered: the instructions it protects so far, and what has to run
 * whenever control leaves it. What runs then is not protected by it, so that the instructions lie in several ranges.
 */
final class Protection {
    private static final int CLOSED = -1;

    private final Code code;
    private final Runnable onLeaving;
    private final List<Code.Range> ranges = new ArrayList<>();
    private int start = CLOSED;

    /** @param onLeaving lowers what runs on every way out */
    Protection(Code code, Runnable onLeaving) {
        this.code = code;
        this.onLeaving = onLeaving;
    }

    void open() {
        start = code.size();
    }

    void close() {
        if (start != CLOSED) {
            ranges.add(new Code.Range(start, code.size()));
            start = CLOSED;
        }
    }

    void leave() {
        onLeaving.run();
    }

    /** The protected instructions. */
    List<Code.Range> ranges() {
        return ranges;
    }
}
