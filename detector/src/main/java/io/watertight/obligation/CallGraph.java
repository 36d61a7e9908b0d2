// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.obligation.call.CallTargets;
import io.watertight.obligation.frame.Setting;
import io.watertight.program.MethodRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Who calls whom among the lowered methods, and the order in which to summarise them. */
final class CallGraph {
    /** The methods in their order; everything else names them by their index. */
    private final List<MethodRef> methods;

    private final List<MethodBody> nodes;
    private final int[][] callees;

    CallGraph(Map<MethodRef, MethodBody> bodies, CallTargets targets) {
        this.nodes = List.copyOf(bodies.values());
        Map<MethodRef, Integer> numbers = new HashMap<>();
        nodes.forEach(body -> numbers.put(body.method(), numbers.size()));
        this.methods = nodes.stream().map(MethodBody::method).toList();
        this.callees = nodes.parallelStream()
                .map(body -> calleesOf(body, targets).stream()
                        .map(numbers::get)
                        .filter(Objects::nonNull)
                        .mapToInt(Integer::intValue)
                        .toArray())
                .toArray(int[][]::new);
    }

    /** Every method whose summary can be asked for when this one is followed. */
    private static Set<MethodRef> calleesOf(MethodBody body, CallTargets targets) {
        Set<MethodRef> result = new LinkedHashSet<>();
        for (Instruction instruction : body.code()) {
            if (instruction instanceof Instruction.Invoke call) {
                result.addAll(targets.of(call));
            } else if (instruction instanceof Instruction.Capture function) {
                result.addAll(targets.of(function.body(), false));
                result.addAll(targets.of(function.body(), true));
            }
        }
        return result;
    }

    /**
     * A strongly connected component.
     *
     * @param methods its methods, sorted
     * @param isRecursive whether its methods can call themselves or each other
     * @param level the longest way down from it to a component that calls no other
     */
    record Component(List<MethodRef> methods, boolean isRecursive, int level) {
        /** The component without all other methods. */
        Component only(Set<MethodRef> wanted) {
            return new Component(methods.stream().filter(wanted::contains).toList(), isRecursive, level);
        }
    }

    /** The methods that have to be followed. */
    Set<MethodRef> demanded(Setting setting) {
        return Demand.of(setting, nodes, callees).stream()
                .mapToObj(methods::get)
                .collect(Collectors.toSet());
    }

    /** The strongly connected components, callees before callers (Tarjan 1972, without recursion). */
    List<Component> componentsBottomUp() {
        Tarjan search = new Tarjan();
        IntStream.range(0, methods.size()).forEach(search::visit);
        return search.components;
    }

    /** The components by their level, lowest first: what one level calls, besides itself, is in those before. */
    List<List<Component>> levels() {
        List<List<Component>> levels = new ArrayList<>();
        for (Component component : componentsBottomUp()) {
            while (levels.size() <= component.level()) {
                levels.add(new ArrayList<>());
            }
            levels.get(component.level()).add(component);
        }
        return levels;
    }

    private final class Tarjan {
        private static final int UNSEEN = -1;

        private final List<Component> components = new ArrayList<>();
        private final int[] number = new int[methods.size()];
        private final int[] lowest = new int[methods.size()];
        /** How many callees of a method that is being visited were looked at. */
        private final int[] done = new int[methods.size()];
        /** Of the methods that are in a component. */
        private final int[] level = new int[methods.size()];

        private final int[] open = new int[methods.size()];
        private final int[] stack = new int[methods.size()];
        private int opened;
        private int stacked;
        private int numbered;

        Tarjan() {
            Arrays.fill(number, UNSEEN);
            Arrays.fill(level, UNSEEN);
        }

        void visit(int root) {
            if (number[root] != UNSEEN) {
                return;
            }
            enter(root);
            while (opened > 0) {
                int method = open[opened - 1];
                if (done[method] < callees[method].length) {
                    look(method, callees[method][done[method]++]);
                } else {
                    opened--;
                    leave(method);
                    if (opened > 0) {
                        lower(open[opened - 1], lowest[method]);
                    }
                }
            }
        }

        private void look(int method, int callee) {
            if (number[callee] == UNSEEN) {
                enter(callee);
            } else if (level[callee] == UNSEEN) {
                lower(method, number[callee]);
            }
        }

        private void lower(int method, int bound) {
            lowest[method] = Math.min(lowest[method], bound);
        }

        private void enter(int method) {
            number[method] = numbered;
            lowest[method] = numbered++;
            open[opened++] = method;
            stack[stacked++] = method;
        }

        private void leave(int method) {
            if (lowest[method] != number[method]) {
                return;
            }
            int end = stacked;
            do {
                stacked--;
            } while (stack[stacked] != method);
            int[] members =
                    IntStream.range(stacked, end).map(i -> stack[i]).sorted().toArray();
            components.add(component(members));
        }

        private Component component(int[] members) {
            int below = UNSEEN;
            boolean callsItself = false;
            for (int member : members) {
                for (int callee : callees[member]) {
                    below = Math.max(below, level[callee]);
                    callsItself |= callee == member;
                }
            }
            for (int member : members) {
                level[member] = below + 1;
            }
            List<MethodRef> names = IntStream.of(members).mapToObj(methods::get).toList();
            return new Component(names, callsItself || members.length > 1, below + 1);
        }
    }
}
