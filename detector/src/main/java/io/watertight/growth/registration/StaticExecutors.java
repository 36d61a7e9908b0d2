// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.registration;

import io.watertight.growth.code.At;
import io.watertight.growth.code.BodyIndex;
import io.watertight.growth.code.Names;
import io.watertight.growth.container.ContainerTypes;
import io.watertight.growth.holding.ProgramIndex;
import io.watertight.ir.Instruction;
import io.watertight.knowledge.Operand;
import io.watertight.knowledge.Verb;
import io.watertight.leak.Retained;
import io.watertight.leak.Site;
import io.watertight.leak.Step;
import io.watertight.leak.UnboundedGrowth.Strength;
import io.watertight.program.Descriptors;
import io.watertight.program.FieldDecl;
import io.watertight.program.MethodRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds executors and timers in static fields that nothing ever shuts down: their threads outlive the application. */
public final class StaticExecutors {
    private static final List<String> TYPES = List.of("java/util/concurrent/ExecutorService", "java/util/Timer");

    /** Then no thread is left when there is nothing to do. */
    private static final String LETS_THREADS_END = "allowCoreThreadTimeOut";

    private final ProgramIndex index;

    public StaticExecutors(ProgramIndex index) {
        this.index = index;
    }

    public static boolean isExecutor(String descriptor, ContainerTypes types) {
        return descriptor.startsWith("L")
                && TYPES.stream().anyMatch(type -> types.isSubtype(Descriptors.internalName(descriptor), type));
    }

    /** What is wrong with the executor in this field; empty when it is shut down, or made elsewhere. */
    public Optional<Retained> judge(FieldDecl field) {
        boolean isShutDown = index.code.loads(field.ref()).stream().anyMatch(this::isShutDown);
        return isShutDown || index.entries.isAccessible(field)
                ? Optional.empty()
                : index.code.stores(field.ref()).stream()
                        .flatMap(store -> made(store).stream())
                        .findFirst()
                        .map(at -> retained(field, at));
    }

    private boolean isShutDown(At load) {
        BodyIndex body = index.code.body(load.method()).orElseThrow();
        int executor = index.code.instruction(load).target();
        return body.uses(executor).stream()
                .map(body.body()::instruction)
                .anyMatch(use -> use instanceof Instruction.Invoke call
                        && call.hasReceiver()
                        && call.arguments().get(0) == executor
                        && (ends(call.method())
                                || LETS_THREADS_END.equals(call.method().name())));
    }

    private boolean ends(MethodRef method) {
        return index.knowledge.factsOf(method, index.program).stream()
                .anyMatch(fact -> fact.verb() == Verb.RELEASES && fact.operand().equals(Operand.THIS));
    }

    /** The call that makes what is stored, if a call known to acquire does. */
    private Optional<At> made(At store) {
        BodyIndex body = index.code.body(store.method()).orElseThrow();
        int value = ((Instruction.StoreField) index.code.instruction(store)).value();
        return IntStream.range(0, body.body().size())
                .filter(i -> body.body().instruction(i) instanceof Instruction.Invoke call
                        && (call.target() == value
                                || (call.method().isConstructor()
                                        && call.arguments().get(0) == value))
                        && acquires(call.method()))
                .mapToObj(i -> new At(store.method(), i))
                .findFirst();
    }

    private boolean acquires(MethodRef method) {
        return index.knowledge.says(method, Set.of(Verb.ACQUIRES), index.program);
    }

    /** One for as long as its class is loaded: that counts where applications are undeployed, and weighs little elsewhere. */
    private Retained retained(FieldDecl field, At at) {
        Site site = new Site(at.method(), index.code.line(at));
        String call = Names.call(((Instruction.Invoke) index.code.instruction(at)).method());
        return new Retained(
                Retained.Kind.EXECUTOR,
                Optional.of(field.ref()),
                site,
                call,
                List.of("no call that shuts " + field.ref().name() + " down"),
                Strength.WEAK,
                List.of(new Step(site, Step.Event.GREW, call)),
                Retained.Undo.NONE);
    }
}
