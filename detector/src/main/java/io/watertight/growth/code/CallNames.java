// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.code;

import io.watertight.ir.CrossReferences;
import io.watertight.program.Memo;
import io.watertight.program.MethodRef;
import java.util.List;

/**
 * Who names which method in a call, and which names may mean a method: the call graph against the direction of its
 * calls. Names are resolved when they are asked for; most never are.
 */
public final class CallNames {
    private final Dispatch dispatch;
    private final CrossReferences references;
    private final Memo<MethodRef, List<MethodRef>> known = new Memo<>(this::find);

    public CallNames(CrossReferences references, Dispatch dispatch) {
        this.references = references;
        this.dispatch = dispatch;
    }

    /** The methods whose code names exactly this one, in no order. */
    public List<MethodRef> callers(MethodRef name) {
        return dispatch.isAnalysed(name) ? references.callers(name) : List.of();
    }

    /** Those that may select it by their name and types; a constructor is named by itself alone. */
    private List<MethodRef> candidates(MethodRef method) {
        if (method.isConstructor()) {
            return callers(method).isEmpty() ? List.of() : List.of(method);
        }
        return references.alike(method);
    }

    /** The methods that calls name and that may run this one: itself, and those that it overrides or is inherited as. */
    public List<MethodRef> of(MethodRef method) {
        return known.get(method);
    }

    private List<MethodRef> find(MethodRef method) {
        return candidates(method).stream()
                .filter(name -> dispatch.targets(name).contains(method))
                .toList();
    }
}
