// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The local variables in scope, block by block. */
final class Scopes {
    private final List<Map<String, Local>> blocks = new ArrayList<>(List.of(new HashMap<>()));

    void inBlock(Runnable lowering) {
        blocks.add(new HashMap<>());
        lowering.run();
        blocks.remove(blocks.size() - 1);
    }

    /** What the innermost block declares stays in scope in the one around it. */
    void keepInnermost() {
        int last = blocks.size() - 1;
        blocks.get(last - 1).putAll(blocks.get(last));
    }

    void declare(String name, Local local) {
        blocks.get(blocks.size() - 1).put(name, local);
    }

    /** For the rest of the body: a captured variable. */
    void declareOutermost(String name, Local local) {
        blocks.get(0).put(name, local);
    }

    Optional<Local> find(String name) {
        for (int i = blocks.size() - 1; i >= 0; i--) {
            Local local = blocks.get(i).get(name);
            if (local != null) {
                return Optional.of(local);
            }
        }
        return Optional.empty();
    }
}
