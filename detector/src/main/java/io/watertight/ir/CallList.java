// SPDX-License-Identifier: Apache-2.0
package io.watertight.ir;

import io.watertight.program.MethodRef;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What one method with code names and throws, known without lowering it.
 *
 * @param lines the methods its instructions name, lambda bodies included, in the order of the code, each with the line
 *     where it is named first; 0 where the class file has no lines
 * @param throwsItself whether it has a {@code throw} of its own; the rethrow of a {@code finally} counts too
 */
public record CallList(Map<MethodRef, Integer> lines, boolean throwsItself) {
    /** The list of a method that names nothing. */
    public static final CallList EMPTY = new CallList(Map.of(), false);

    public CallList {
        lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
    }

    public Set<MethodRef> callees() {
        return lines.keySet();
    }
}
