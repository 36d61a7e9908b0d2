// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import static io.watertight.obligation.state.Generated.always;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watertight.ir.CallKind;
import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.ir.Variable;
import io.watertight.obligation.call.CallTargets;
import io.watertight.obligation.state.Generated;
import io.watertight.program.ClassDecl;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Components against a naive reference: two methods are in one component when each reaches the other. */
class CallGraphTest {
    private static final int METHODS = 8;

    @Test
    void components_are_the_classes_of_mutual_reachability() {
        always(any -> {
            boolean[][] calls = randomCalls(any);
            boolean[][] reaches = closure(calls);
            Set<Set<MethodRef>> expected = new HashSet<>();
            for (int i = 0; i < METHODS; i++) {
                Set<MethodRef> component = new HashSet<>();
                for (int j = 0; j < METHODS; j++) {
                    if (i == j || (reaches[i][j] && reaches[j][i])) {
                        component.add(method(j));
                    }
                }
                expected.add(component);
            }

            Set<Set<MethodRef>> found = new HashSet<>();
            components(graph(calls)).forEach(component -> found.add(new HashSet<>(component)));
            assertEquals(expected, found);
        });
    }

    @Test
    void callees_come_before_callers() {
        always(any -> {
            boolean[][] calls = randomCalls(any);
            List<List<MethodRef>> components = components(graph(calls));
            for (int i = 0; i < METHODS; i++) {
                for (int j = 0; j < METHODS; j++) {
                    if (calls[i][j]) {
                        assertTrue(position(components, j) <= position(components, i));
                    }
                }
            }
        });
    }

    @Test
    void a_level_calls_only_itself_and_lower_ones() {
        always(any -> {
            boolean[][] calls = randomCalls(any);
            CallGraph graph = graph(calls);
            List<List<CallGraph.Component>> levels = graph.levels();
            int[] level = new int[METHODS];
            Set<CallGraph.Component> all = new HashSet<>();
            for (int i = 0; i < levels.size(); i++) {
                for (CallGraph.Component component : levels.get(i)) {
                    all.add(component);
                    for (MethodRef method : component.methods()) {
                        level[number(method)] = i;
                    }
                }
            }

            assertEquals(new HashSet<>(graph.componentsBottomUp()), all);
            boolean[][] reaches = closure(calls);
            for (int i = 0; i < METHODS; i++) {
                for (int j = 0; j < METHODS; j++) {
                    if (calls[i][j] && !reaches[j][i]) {
                        assertTrue(level[j] < level[i]);
                    }
                }
            }
        });
    }

    @Test
    void each_method_is_in_one_component_and_components_are_sorted() {
        always(any -> {
            List<MethodRef> all = new ArrayList<>();
            for (List<MethodRef> component : components(graph(randomCalls(any)))) {
                List<MethodRef> sorted = new ArrayList<>(component);
                Collections.sort(sorted);
                assertEquals(sorted, component);
                all.addAll(component);
            }
            assertEquals(METHODS, all.size());
            assertEquals(METHODS, new HashSet<>(all).size());
        });
    }

    @Test
    void a_component_is_recursive_when_a_method_reaches_itself() {
        always(any -> {
            boolean[][] calls = randomCalls(any);
            boolean[][] reaches = closure(calls);
            for (CallGraph.Component component : graph(calls).componentsBottomUp()) {
                int member = number(component.methods().get(0));
                assertEquals(reaches[member][member], component.isRecursive());
            }
        });
    }

    @Test
    void a_chain_as_long_as_a_generated_parser_needs_no_recursion() {
        int length = 20_000;
        SortedMap<MethodRef, MethodBody> bodies = new TreeMap<>();
        for (int i = 0; i < length; i++) {
            bodies.put(method(i), body(i, i + 1 < length ? List.of(i + 1) : List.of()));
        }
        List<List<MethodRef>> components = components(graph(bodies, length));

        assertEquals(length, components.size());
        assertEquals(List.of(method(length - 1)), components.get(0));
        assertEquals(List.of(method(0)), components.get(length - 1));
    }

    @Test
    void the_body_of_a_lambda_counts_as_called() {
        SortedMap<MethodRef, MethodBody> bodies = new TreeMap<>();
        Instruction capture = new Instruction.Capture(0, "java/lang/Runnable", method(1), List.of());
        bodies.put(method(0), body(0, List.of(capture, new Instruction.Return(Variable.NONE)), 1));
        bodies.put(method(1), body(1, List.of()));

        assertEquals(List.of(List.of(method(1)), List.of(method(0))), components(graph(bodies, METHODS)));
    }

    @Test
    void a_callee_without_a_body_is_no_node() {
        SortedMap<MethodRef, MethodBody> bodies = new TreeMap<>();
        bodies.put(method(0), body(0, List.of(1)));

        assertEquals(
                List.of(new CallGraph.Component(List.of(method(0)), false, 0)),
                graph(bodies, METHODS).componentsBottomUp());
    }

    private static List<List<MethodRef>> components(CallGraph graph) {
        return graph.componentsBottomUp().stream()
                .map(CallGraph.Component::methods)
                .toList();
    }

    private static boolean[][] randomCalls(Generated any) {
        boolean[][] calls = new boolean[METHODS][METHODS];
        for (int edges = any.number(2 * METHODS); edges > 0; edges--) {
            calls[any.number(METHODS)][any.number(METHODS)] = true;
        }
        return calls;
    }

    private static boolean[][] closure(boolean[][] calls) {
        boolean[][] reaches = new boolean[METHODS][];
        for (int i = 0; i < METHODS; i++) {
            reaches[i] = calls[i].clone();
        }
        for (int k = 0; k < METHODS; k++) {
            for (int i = 0; i < METHODS; i++) {
                for (int j = 0; j < METHODS; j++) {
                    reaches[i][j] |= reaches[i][k] && reaches[k][j];
                }
            }
        }
        return reaches;
    }

    private static CallGraph graph(boolean[][] calls) {
        SortedMap<MethodRef, MethodBody> bodies = new TreeMap<>();
        for (int i = 0; i < METHODS; i++) {
            List<Integer> callees = new ArrayList<>();
            for (int j = 0; j < METHODS; j++) {
                if (calls[i][j]) {
                    callees.add(j);
                }
            }
            bodies.put(method(i), body(i, callees));
        }
        return graph(bodies, METHODS);
    }

    private static CallGraph graph(SortedMap<MethodRef, MethodBody> bodies, int methods) {
        List<ClassDecl> types = new ArrayList<>();
        for (int i = 0; i < methods; i++) {
            MethodDecl declared = new MethodDecl(method(i), Modifier.STATIC, List.of(), Set.of());
            types.add(new ClassDecl(
                    "C" + i,
                    0,
                    "java/lang/Object",
                    List.of(),
                    "",
                    Set.of(),
                    List.of(),
                    List.of(declared),
                    List.of(),
                    "test"));
        }
        return new CallGraph(bodies, new CallTargets(new Program(types, name -> Optional.empty())));
    }

    private static MethodBody body(int number, List<Integer> callees) {
        List<Instruction> code = new ArrayList<>();
        callees.forEach(
                callee -> code.add(new Instruction.Invoke(Variable.NONE, CallKind.STATIC, method(callee), List.of())));
        code.add(new Instruction.Return(Variable.NONE));
        return body(number, code, 0);
    }

    private static MethodBody body(int number, List<Instruction> code, int variables) {
        List<Variable> locals = new ArrayList<>();
        for (int i = 0; i < variables; i++) {
            locals.add(new Variable(i, "t" + i, Variable.Kind.TEMPORARY));
        }
        return new MethodBody(method(number), locals, List.of(), code, Collections.nCopies(code.size(), 1), List.of());
    }

    private static MethodRef method(int number) {
        return new MethodRef("C" + number, "m" + number, "()V");
    }

    private static int number(MethodRef method) {
        return Integer.parseInt(method.name().substring(1));
    }

    private static int position(List<List<MethodRef>> components, int number) {
        for (int i = 0; i < components.size(); i++) {
            if (components.get(i).contains(method(number))) {
                return i;
            }
        }
        throw new AssertionError("in no component: " + method(number));
    }
}
