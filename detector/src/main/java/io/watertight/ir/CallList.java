// SPDX-License-Identifier: Apache-2.0
package io.watertight.ir;

import io.watertight.program.MethodRef;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What one method with code names and throws, known without lowering it. */
public final class CallList {
    /** The list of a method that names nothing. */
    public static final CallList EMPTY = new CallList(Map.of(), false);

    private final List<MethodRef> callees;
    private final int[] lines;
    private final boolean throwsItself;

    /**
     * What a method names.
     *
     * @param lines the methods its instructions name, lambda bodies included, in the order of the code, each with the line
     *     where it is named first; 0 where the class file has no lines
     * @param throwsItself whether it has a {@code throw} of its own; the rethrow of a {@code finally} counts too
     */
    public CallList(Map<MethodRef, Integer> lines, boolean throwsItself) {
        this.callees = List.copyOf(lines.keySet());
        this.lines = lines.values().stream().mapToInt(Integer::intValue).toArray();
        this.throwsItself = throwsItself;
    }

    /** The methods that are named, each once, in the order of the code. */
    public List<MethodRef> callees() {
        return callees;
    }

    /** The line where one of these methods is named first; 0 if none is, or the class file has no lines. */
    public int firstLine(Collection<MethodRef> methods) {
        for (int i = 0; i < lines.length; i++) {
            if (methods.contains(callees.get(i))) {
                return lines[i];
            }
        }
        return 0;
    }

    public boolean throwsItself() {
        return throwsItself;
    }
}
