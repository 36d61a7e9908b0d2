// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.program.MethodRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;

/** Who calls whom among the lowered methods, and the order in which to summarise them. */
final class CallGraph {
    private final Map<MethodRef, List<MethodRef>> callees = new HashMap<>();
    private final SortedMap<MethodRef, MethodBody> bodies;

    CallGraph(SortedMap<MethodRef, MethodBody> bodies, CallTargets targets) {
        this.bodies = bodies;
        bodies.values().forEach(body -> callees.put(body.method(), calleesOf(body, targets)));
    }

    private List<MethodRef> calleesOf(MethodBody body, CallTargets targets) {
        Set<MethodRef> result = new LinkedHashSet<>();
        for (Instruction instruction : body.code()) {
            if (instruction instanceof Instruction.Invoke call) {
                result.addAll(targets.of(call));
            } else if (instruction instanceof Instruction.Capture function) {
                result.addAll(targets.of(function.body(), false));
            }
        }
        result.retainAll(bodies.keySet());
        return List.copyOf(result);
    }

    boolean isRecursive(List<MethodRef> component) {
        return component.size() > 1 || calleesOf(component.get(0)).contains(component.get(0));
    }

    private List<MethodRef> calleesOf(MethodRef method) {
        return callees.getOrDefault(method, List.of());
    }

    /** The strongly connected components, callees before callers (Tarjan 1972, without recursion). */
    List<List<MethodRef>> componentsBottomUp() {
        Tarjan search = new Tarjan();
        bodies.keySet().forEach(search::visit);
        return search.components;
    }

    private final class Tarjan {
        private final List<List<MethodRef>> components = new ArrayList<>();
        private final Map<MethodRef, Integer> number = new HashMap<>();
        private final Map<MethodRef, Integer> lowest = new HashMap<>();
        private final Set<MethodRef> onStack = new LinkedHashSet<>();
        private final Deque<MethodRef> stack = new ArrayDeque<>();

        private record Visit(MethodRef method, Iterator<MethodRef> rest) {}

        void visit(MethodRef root) {
            if (number.containsKey(root)) {
                return;
            }
            Deque<Visit> open = new ArrayDeque<>(List.of(enter(root)));
            while (!open.isEmpty()) {
                Visit visit = open.peek();
                if (visit.rest.hasNext()) {
                    MethodRef callee = visit.rest.next();
                    if (!number.containsKey(callee)) {
                        open.push(enter(callee));
                    } else if (onStack.contains(callee)) {
                        lowest.merge(visit.method, number.get(callee), Math::min);
                    }
                } else {
                    open.pop();
                    leave(visit.method);
                    if (!open.isEmpty()) {
                        lowest.merge(open.peek().method, lowest.get(visit.method), Math::min);
                    }
                }
            }
        }

        private Visit enter(MethodRef method) {
            number.put(method, number.size());
            lowest.put(method, number.get(method));
            stack.push(method);
            onStack.add(method);
            return new Visit(method, calleesOf(method).iterator());
        }

        private void leave(MethodRef method) {
            if (!Objects.equals(lowest.get(method), number.get(method))) {
                return;
            }
            List<MethodRef> component = new ArrayList<>();
            MethodRef member;
            do {
                member = stack.pop();
                onStack.remove(member);
                component.add(member);
            } while (!member.equals(method));
            component.sort(null);
            components.add(component);
        }
    }
}
