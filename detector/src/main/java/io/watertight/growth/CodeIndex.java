// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth;

import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.ir.ProgramCode;
import io.watertight.program.FieldRef;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cross references over all lowered bodies: who loads and stores a field, calls a method, makes a lambda of it. */
final class CodeIndex {
    private final Program program;
    private final ProgramCode code;
    private final CallNames names;
    private final Map<MethodRef, BodyIndex> bodies = new HashMap<>();
    private final Map<FieldRef, List<At>> loads = new HashMap<>();
    private final Map<FieldRef, List<At>> stores = new HashMap<>();
    private final Map<MethodRef, List<At>> calls = new HashMap<>();
    private final Map<MethodRef, List<At>> captures = new HashMap<>();
    private final Map<String, List<At>> allocations = new HashMap<>();

    CodeIndex(Program program, ProgramCode code, CallNames names) {
        this.program = program;
        this.code = code;
        this.names = names;
        code.bodies().values().forEach(this::add);
    }

    private void add(MethodBody body) {
        for (int i = 0; i < body.size(); i++) {
            body.instruction(i).accept(new Indexing(new At(body.method(), i)));
        }
    }

    Optional<BodyIndex> body(MethodRef method) {
        BodyIndex known = bodies.get(method);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<BodyIndex> made = code.body(method).map(BodyIndex::new);
        made.ifPresent(index -> bodies.put(method, index));
        return made;
    }

    Instruction instruction(At at) {
        return lowered(at).instruction(at.index());
    }

    int line(At at) {
        return lowered(at).line(at.index());
    }

    private MethodBody lowered(At at) {
        return code.body(at.method()).orElseThrow();
    }

    List<At> loads(FieldRef field) {
        return loads.getOrDefault(field, List.of());
    }

    List<At> stores(FieldRef field) {
        return stores.getOrDefault(field, List.of());
    }

    /** The call instructions that may run the method, in the order of methods and instructions. */
    List<At> calls(MethodRef method) {
        return names.of(method).stream()
                .flatMap(name -> calls.getOrDefault(name, List.of()).stream())
                .sorted()
                .toList();
    }

    /** The instructions that make a function object of the method. */
    List<At> captures(MethodRef method) {
        return captures.getOrDefault(method, List.of());
    }

    /** The instructions that make objects of exactly this type, an internal name. */
    List<At> allocations(String type) {
        return allocations.getOrDefault(type, List.of());
    }

    /** The field as its declaring class names it. */
    FieldRef resolve(FieldRef field) {
        return program.declared(field);
    }

    private static <K> void note(Map<K, List<At>> map, K key, At at) {
        map.computeIfAbsent(key, k -> new ArrayList<>(2)).add(at);
    }

    /** Enters one instruction into the index. */
    private final class Indexing extends PartialVisitor<Boolean> {
        private final At at;

        Indexing(At at) {
            super(false);
            this.at = at;
        }

        @Override
        public Boolean visit(Instruction.LoadField instruction) {
            note(loads, resolve(instruction.field()), at);
            return true;
        }

        @Override
        public Boolean visit(Instruction.StoreField instruction) {
            note(stores, resolve(instruction.field()), at);
            return true;
        }

        @Override
        public Boolean visit(Instruction.Invoke instruction) {
            if (program.isAnalysed(instruction.method().owner())) {
                note(calls, instruction.method(), at);
            }
            return true;
        }

        @Override
        public Boolean visit(Instruction.Allocate instruction) {
            note(allocations, instruction.type(), at);
            return true;
        }

        @Override
        public Boolean visit(Instruction.Capture instruction) {
            note(captures, instruction.body(), at);
            return true;
        }
    }
}
