// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import io.watertight.program.MethodRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The summaries found so far; filled bottom-up over the call graph. */
final class Summaries {
    private final Map<MethodRef, MethodSummary> known = new HashMap<>();

    Optional<MethodSummary> of(MethodRef method) {
        return Optional.ofNullable(known.get(method));
    }

    /** Keeps the summary; says whether it differs from the one before. */
    boolean put(MethodRef method, MethodSummary summary) {
        return !summary.equals(known.put(method, summary));
    }
}
