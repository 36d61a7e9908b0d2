// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.removal;

import io.watertight.growth.code.Names;
import io.watertight.growth.container.ContainerUse;
import io.watertight.growth.container.ContainerUse.Kind;
import io.watertight.growth.container.ContainerUse.Role;
import io.watertight.growth.holding.ContainerFlow;
import io.watertight.growth.holding.ProgramIndex;
import io.watertight.leak.UnboundedGrowth.Miss;
import io.watertight.program.FieldDecl;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What takes entries out of one container, and whether anything runs it. */
public final class Removals {
    /** How the descriptors of annotations end that say that a method is there for tests. */
    private static final Set<String> FOR_TESTS = Set.of("VisibleForTesting;", "TestOnly;");

    private final RemovedKeys keys;
    private final ContainerFlow flow;
    private final ProgramIndex index;
    private final Predicate<MethodRef> isRuntime;

    /**
     * The removals among what happens to a container.
     *
     * @param isRuntime whether a method may run again and again after the container's holder was made
     */
    public Removals(FieldDecl field, ContainerFlow flow, ProgramIndex index, Predicate<MethodRef> isRuntime) {
        this.keys = new RemovedKeys(field, index);
        this.flow = flow;
        this.index = index;
        this.isRuntime = isRuntime;
    }

    /**
     * A removal that runs after start-up, as {@code Map.remove in Desk.closed}.
     *
     * @param ofInner whether a removal from a container inside it counts
     */
    public Optional<String> running(boolean ofInner) {
        return skipped(ofInner).isPresent()
                ? Optional.empty()
                : working(ofInner).findFirst().map(Removals::place);
    }

    /** The removals that run and may find what they ask for. */
    private Stream<ContainerUse> working(boolean ofInner) {
        return all(ofInner)
                .filter(use -> flow.happens(use.context(), this::mayRun)
                        && mismatch(use).isEmpty());
    }

    /** Why the removals do not bound the container, when there are some and they do not work. */
    public Optional<Miss> notWorking(boolean ofInner) {
        return skipped(ofInner)
                .or(() -> all(ofInner).flatMap(use -> ofOthers(use).stream()).findFirst())
                .or(() -> all(ofInner)
                        .findFirst()
                        .map(use -> new Miss(Miss.Kind.REMOVAL_NOT_RUN, place(use) + " " + idle(use))));
    }

    private Optional<Miss> ofOthers(ContainerUse use) {
        return mismatch(use)
                .map(how ->
                        new Miss(Miss.Kind.REMOVAL_OF_OTHERS, place(use) + " takes nothing out, because it " + how));
    }

    private Optional<String> mismatch(ContainerUse use) {
        return keys.mismatch(use, growth().toList());
    }

    private Stream<ContainerUse> growth() {
        return flow.uses().stream().filter(use -> use.kind() == Kind.GROWS && use.role() == Role.SELF);
    }

    /** The way that leads past the removals. */
    private Optional<Miss> skipped(boolean ofInner) {
        List<ContainerUse> removals = working(ofInner).toList();
        List<ContainerUse> grown =
                growth().filter(use -> flow.happens(use.context(), isRuntime)).toList();
        if (ofInner || removals.isEmpty() || grown.isEmpty()) {
            return Optional.empty();
        }
        return new RemovalPaths(index, grown, removals).skipped();
    }

    private String idle(ContainerUse use) {
        if (!flow.happens(use.context(), index.reach::isReachable)) {
            return "takes nothing out, because nothing runs it";
        }
        return flow.happens(use.context(), isRuntime)
                ? "takes nothing out, because only tests run it"
                : "takes nothing out later, because it runs at start-up only";
    }

    static String place(ContainerUse use) {
        return Names.call(use.callee()) + " in " + Names.call(use.context().method());
    }

    private Stream<ContainerUse> all(boolean ofInner) {
        return flow.uses().stream().filter(use -> use.kind() == Kind.SHRINKS && (ofInner || use.role() == Role.SELF));
    }

    private boolean mayRun(MethodRef method) {
        return (isRuntime.test(method) || isKeptFunction(method)) && !isForTests(method);
    }

    /** Whether somebody was given the method as a function, be it at start-up, and runs it when it likes. */
    public boolean isKeptFunction(MethodRef method) {
        return index.reach.isReachable(method) && index.reach.isKept(method);
    }

    /** Whether the method says that it is there for tests, and nothing in the program calls it. */
    private boolean isForTests(MethodRef method) {
        return index.reach.callers(method).isEmpty()
                && index.program.declaration(method).map(MethodDecl::annotations).stream()
                        .flatMap(Set::stream)
                        .anyMatch(type -> FOR_TESTS.stream().anyMatch(type::endsWith));
    }

    /** The methods that remove one given entry. */
    public Set<MethodRef> byKey() {
        return all(false)
                .filter(Removals::removesByKey)
                .map(use -> use.context().method())
                .collect(Collectors.toSet());
    }

    /** Whether something is removed in another way: cleared, drained. */
    public boolean isEmptied() {
        return all(false).anyMatch(use -> !removesByKey(use));
    }

    /** Whether the call removes one given entry: {@code remove(key)}. */
    static boolean removesByKey(ContainerUse use) {
        return use.callee().name().equals("remove")
                && !use.callee().parameterTypes().isEmpty();
    }
}
