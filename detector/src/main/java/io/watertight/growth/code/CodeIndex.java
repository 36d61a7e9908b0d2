// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.code;

import io.watertight.ir.CrossReferences;
import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.ir.ProgramCode;
import io.watertight.program.FieldRef;
import io.watertight.program.Memo;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which instructions load and store a field, call a method, make a lambda of it. Outlines tell the methods, and only the
 * bodies of those are looked through, when somebody asks. All lists are in the order of methods and instructions.
 */
public final class CodeIndex {
    private final Program program;
    private final ProgramCode code;
    private final CallNames names;
    private final CrossReferences references;
    private final Memo<MethodRef, Optional<BodyIndex>> bodies;
    private final Memo<FieldRef, List<At>> loads = new Memo<>(this::findLoads);
    private final Memo<FieldRef, List<At>> stores = new Memo<>(this::findStores);
    private final Memo<MethodRef, List<At>> calls = new Memo<>(this::findCalls);
    private final Memo<MethodRef, List<At>> captures = new Memo<>(this::findCaptures);
    private final Memo<String, List<At>> allocations = new Memo<>(this::findAllocations);

    public CodeIndex(Program program, ProgramCode code, CallNames names) {
        this.program = program;
        this.code = code;
        this.names = names;
        this.references = code.references();
        this.bodies = new Memo<>(method -> code.body(method).map(BodyIndex::new));
    }

    public Optional<BodyIndex> body(MethodRef method) {
        return bodies.get(method);
    }

    public Instruction instruction(At at) {
        return lowered(at).instruction(at.index());
    }

    public int line(At at) {
        return lowered(at).line(at.index());
    }

    private MethodBody lowered(At at) {
        return code.body(at.method()).orElseThrow();
    }

    public List<At> loads(FieldRef field) {
        return loads.get(field);
    }

    private List<At> findLoads(FieldRef field) {
        return find(
                references.loaders(field, program).stream(),
                instruction -> instruction instanceof Instruction.LoadField load
                        && resolve(load.field()).equals(field));
    }

    public List<At> stores(FieldRef field) {
        return stores.get(field);
    }

    private List<At> findStores(FieldRef field) {
        return find(
                references.storers(field, program).stream(),
                instruction -> instruction instanceof Instruction.StoreField store
                        && resolve(store.field()).equals(field));
    }

    /** The call instructions that may run the method. */
    public List<At> calls(MethodRef method) {
        return names.of(method).stream()
                .flatMap(name -> calls.get(name).stream())
                .sorted()
                .toList();
    }

    private List<At> findCalls(MethodRef name) {
        return find(
                names.callers(name).stream(),
                instruction -> instruction instanceof Instruction.Invoke call
                        && call.method().equals(name));
    }

    /** The bodies that call a method of this kind, in the order of methods. */
    public List<MethodBody> callersOf(Predicate<MethodRef> isMeant) {
        return references.named().stream()
                .filter(isMeant)
                .flatMap(name -> references.callers(name).stream())
                .distinct()
                .sorted()
                .flatMap(method -> code.body(method).stream())
                .toList();
    }

    /** The instructions that make a function object of the method. */
    public List<At> captures(MethodRef method) {
        return captures.get(method);
    }

    private List<At> findCaptures(MethodRef method) {
        return find(
                references.capturers(method).stream(),
                instruction -> instruction instanceof Instruction.Capture function
                        && function.body().equals(method));
    }

    /** The instructions that make objects of exactly this type, an internal name. */
    public List<At> allocations(String type) {
        return allocations.get(type);
    }

    private List<At> findAllocations(String type) {
        return find(
                references.makers(type).stream(),
                instruction -> instruction instanceof Instruction.Allocate made
                        && made.type().equals(type));
    }

    private List<At> find(Stream<MethodRef> methods, Predicate<Instruction> isMeant) {
        return methods.distinct()
                .sorted()
                .flatMap(method -> code.body(method).stream())
                .flatMap(body -> IntStream.range(0, body.size())
                        .filter(i -> isMeant.test(body.instruction(i)))
                        .mapToObj(i -> new At(body.method(), i)))
                .toList();
    }

    /** The field as its declaring class names it. */
    public FieldRef resolve(FieldRef field) {
        return program.declared(field);
    }
}
