// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth;

import io.watertight.ir.CallList;
import io.watertight.ir.ProgramCode;
import io.watertight.program.Memo;
import io.watertight.program.MethodRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who names which method in a call, and which names may mean a method: the call graph against the direction of its
 * calls. Names are resolved when they are asked for; most never are.
 */
final class CallNames {
    private record Signature(String name, String descriptor) {
        static Signature of(MethodRef method) {
            return new Signature(method.name(), method.descriptor());
        }
    }

    private final Dispatch dispatch;
    private final Map<MethodRef, List<MethodRef>> callers = new HashMap<>();
    private final Map<Signature, List<MethodRef>> alike = new HashMap<>();
    private final Memo<MethodRef, List<MethodRef>> known = new Memo<>(this::find);

    CallNames(ProgramCode code, Dispatch dispatch) {
        this.dispatch = dispatch;
        for (Map.Entry<MethodRef, CallList> entry : code.calls().entrySet()) {
            for (MethodRef name : entry.getValue().callees()) {
                note(name, entry.getKey());
            }
        }
    }

    private void note(MethodRef name, MethodRef caller) {
        if (!dispatch.isAnalysed(name)) {
            return;
        }
        List<MethodRef> sofar = callers.get(name);
        if (sofar == null) {
            sofar = new ArrayList<>(2);
            callers.put(name, sofar);
            if (!name.isConstructor()) {
                alike.computeIfAbsent(Signature.of(name), k -> new ArrayList<>(1))
                        .add(name);
            }
        }
        sofar.add(caller);
    }

    /** The methods whose code names exactly this one, in no order. */
    List<MethodRef> callers(MethodRef name) {
        return callers.getOrDefault(name, List.of());
    }

    /** Those that may select it by their name and types; a constructor is named by itself alone. */
    private List<MethodRef> candidates(MethodRef method) {
        if (method.isConstructor()) {
            return callers.containsKey(method) ? List.of(method) : List.of();
        }
        return alike.getOrDefault(Signature.of(method), List.of());
    }

    /** The methods that calls name and that may run this one: itself, and those that it overrides or is inherited as. */
    List<MethodRef> of(MethodRef method) {
        return known.get(method);
    }

    private List<MethodRef> find(MethodRef method) {
        return candidates(method).stream()
                .filter(name -> dispatch.targets(name).contains(method))
                .toList();
    }
}
