// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.frame;

import io.watertight.ir.Instruction;
import io.watertight.ir.ProgramCode;
import io.watertight.ir.Variable;
import io.watertight.obligation.call.Ending;
import io.watertight.obligation.state.Node;
import io.watertight.program.Descriptors;
import io.watertight.program.FieldRef;
import io.watertight.program.Memo;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Static fields that keep something open: which a method loads, directly or through other methods around its class. */
public final class StaticFields {
    private final Program program;
    private final ProgramCode code;
    private final Memo<MethodRef, Set<FieldRef>> loaded = new Memo<>(this::find);

    StaticFields(Program program, ProgramCode code) {
        this.program = program;
        this.code = code;
    }

    /** The static fields that the method, or what it calls in the same source file, loads. */
    public Set<FieldRef> loadedBy(MethodRef method) {
        return loaded.get(method);
    }

    private Set<FieldRef> find(MethodRef method) {
        Set<FieldRef> fields = new HashSet<>();
        Set<MethodRef> seen = new HashSet<>();
        Deque<MethodRef> open = new ArrayDeque<>(Set.of(method));
        while (!open.isEmpty()) {
            MethodRef next = open.pop();
            if (seen.add(next)) {
                code.body(next).ifPresent(body -> body.code().forEach(instruction -> addField(instruction, fields)));
                code.outline(next).callees().stream()
                        .filter(callee ->
                                Descriptors.topLevel(callee.owner()).equals(Descriptors.topLevel(method.owner())))
                        .forEach(open::push);
            }
        }
        return Set.copyOf(fields);
    }

    private void addField(Instruction instruction, Set<FieldRef> fields) {
        if (instruction instanceof Instruction.LoadField load && load.object() == Variable.NONE) {
            fields.add(program.declared(load.field()));
        }
    }

    /** The static fields in which a value lies at the end of a way. */
    public static Set<FieldRef> keeping(Frame frame, Ending ending) {
        Set<FieldRef> fields = new TreeSet<>();
        Node last = ending.last();
        if (frame.body().instruction(last.index()) instanceof Instruction.StoreField store
                && store.object() == Variable.NONE
                && last.world().role(store.value()) != null) {
            frame.places().fieldOf(frame.places().at(last.index())).ifPresent(fields::add);
        }
        last.world().names().forEach((role, name) -> {
            if (frame.places().isPlace(name) && frame.places().root(name) == Variable.NONE) {
                frame.places().fieldOf(name).ifPresent(fields::add);
            }
        });
        return fields;
    }
}
