// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.thread;

import io.watertight.growth.code.At;
import io.watertight.growth.code.BodyIndex;
import io.watertight.growth.code.Names;
import io.watertight.growth.holding.Creation;
import io.watertight.growth.holding.ProgramIndex;
import io.watertight.growth.key.Key;
import io.watertight.growth.key.KeyWords;
import io.watertight.growth.registration.Counterparts;
import io.watertight.growth.registration.Subscriptions;
import io.watertight.growth.thread.ThreadUses.Binding;
import io.watertight.ir.Instruction;
import io.watertight.leak.Retained;
import io.watertight.leak.Site;
import io.watertight.leak.UnboundedGrowth.Shape;
import io.watertight.leak.UnboundedGrowth.Strength;
import io.watertight.program.Descriptors;
import io.watertight.program.FieldDecl;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds thread-locals whose values are never removed: threads of a pool outlive the work that bound them, and the web
 * application, too.
 */
public final class ThreadValues {
    private static final Set<String> SCALARS =
            Set.of("java/lang/Boolean", "java/lang/Integer", "java/lang/Long", "java/lang/Short", "java/lang/Double");

    private final ProgramIndex index;

    public ThreadValues(ProgramIndex index) {
        this.index = index;
    }

    /** What is wrong with the thread-local in this field; empty when it is removed somewhere, or others can do so. */
    public Optional<Retained> judge(FieldDecl field) {
        ThreadUses uses = ThreadUses.of(field.ref(), index);
        boolean isSilent = uses.bindings().isEmpty()
                || (uses.isRemoved() && uses.removalSkippedBy().isEmpty())
                || uses.isHandedOn()
                || isGiven(field)
                || index.entries.isAccessible(field);
        return isSilent ? Optional.empty() : Optional.of(retained(field, uses));
    }

    /** Whether it is the thread-local of somebody else, whose field tells. */
    private boolean isGiven(FieldDecl field) {
        return index.code.stores(field.ref()).stream()
                .anyMatch(store -> index.code
                        .body(store.method())
                        .orElseThrow()
                        .mayBeParameter(((Instruction.StoreField) index.code.instruction(store)).value()));
    }

    private Retained retained(FieldDecl field, ThreadUses uses) {
        Binding first = uses.bindings().stream()
                .min(Comparator.comparing((Binding use) -> !uses.isSetting(use.method()))
                        .thenComparing(use -> use.at().method())
                        .thenComparingInt(use -> use.at().index()))
                .orElseThrow();
        Site site = new Site(first.at().method(), index.code.line(first.at()));
        return new Retained(
                field.isStatic() ? Retained.Kind.THREAD : Retained.Kind.THREAD_PER_OBJECT,
                Optional.of(field.ref()),
                site,
                Names.call(first.method()),
                List.of(
                        uses.isRemoved()
                                ? "no remove in a finally block"
                                : "no call of remove on " + field.ref().name()),
                strength(field, uses),
                index.chains.to(site, Names.call(first.method())),
                new Retained.Undo(
                        "",
                        new Counterparts(index.program).undoing(site.method()),
                        uses.removalSkippedBy()
                                .map(call -> "its removal is passed over when " + Names.call(call) + " throws")
                                .orElse("")));
    }

    private Strength strength(FieldDecl field, ThreadUses uses) {
        boolean isOneOfMany =
                !field.isStatic() && index.makers.isMadePerCall(field.ref().owner());
        if (!isOneOfMany && type(field).filter(SCALARS::contains).isPresent()) {
            return Strength.WEAK; // keeps no class and no work alive
        }
        if (uses.isEmptied()
                || (!field.isStatic() && uses.isResetInWork())
                || isBounded(field)
                || (!field.isStatic() && isOnlyHolder(field))) {
            return Strength.WEAK;
        }
        boolean isLeft = uses.ofWork().isEmpty() ? isMoreThanTool(field, uses) : isLeftBehind(field, uses);
        boolean isTakenBack = field.isStatic() && uses.isReset();
        return isLeft && !isTakenBack && pilesUp(field, uses) ? Strength.FAIR : Strength.WEAK;
    }

    /**
     * Whether more than one value is left with a thread: one for each of many objects, as sessions are that can be stored,
     * all that an object collects which ends before the thread, or an entry for each key. One value for each thread, which
     * the next one replaces, is little, unless its type says that it belongs to somebody's work, a request or
     * a session, or the method removes it when nothing fails.
     */
    private boolean pilesUp(FieldDecl field, ThreadUses uses) {
        String owner = field.ref().owner();
        boolean isOfMany = !field.isStatic()
                && index.makers.isMadePerCall(owner)
                && index.types.isSubtype(owner, "java/io/Serializable");
        boolean isOfClosed = !field.isStatic()
                && (isTouchedAtEnd(field) || (Subscriptions.hasEnd(owner, index.program) && holdsContainer(field)));
        boolean isOfWork = !uses.ofWork().isEmpty()
                && (uses.isRemoved()
                        || type(field)
                                .map(Descriptors::simpleName)
                                .filter(KeyWords::meansWork)
                                .isPresent());
        return isKeyed(field) || isOfMany || isOfClosed || isOfWork;
    }

    /** Whether threads have a map whose keys are objects: names and numbers are mostly few. */
    private boolean isKeyed(FieldDecl field) {
        return collects(field)
                && index.keyTypes
                        .innerSignature(field.signature())
                        .filter(inner -> !index.keyTypes.isTextual(inner) && !index.keyTypes.isNumbered(inner))
                        .filter(inner -> index.types.shape(type(field).orElseThrow(), Set.of()) == Shape.KEYED)
                        .isPresent();
    }

    /** Whether the end of the object knows of the values, and leaves those of other threads. */
    private boolean isTouchedAtEnd(FieldDecl field) {
        return Stream.concat(index.code.loads(field.ref()).stream(), index.code.stores(field.ref()).stream())
                .map(At::method)
                .anyMatch(method ->
                        Subscriptions.ends(method) && method.parameterTypes().isEmpty());
    }

    private boolean holdsContainer(FieldDecl field) {
        return type(field).flatMap(index.program::find).stream()
                .flatMap(decl -> decl.fields().stream())
                .anyMatch(part ->
                        !part.isStatic() && index.types.isContainer(part.ref().descriptor()));
    }

    /** Whether there is one object that has it, so that it is no more than one that is static. */
    private boolean isOnlyHolder(FieldDecl field) {
        return index.lifetimes.of(field.ref().owner()).isPresent();
    }

    /** Whether the value belongs to work that ends before its thread does. */
    private boolean isLeftBehind(FieldDecl field, ThreadUses uses) {
        boolean isOfOwnThread =
                uses.ofWork().stream().allMatch(use -> isOwnThread(use.at().method()));
        return !isOfOwnThread && (!field.isStatic() || (!uses.isReset() && mayPinMuch(field)));
    }

    /** Whether a thread binds the value when it begins to run, and takes it with it when it ends. */
    private boolean isOwnThread(MethodRef method) {
        return method.name().equals("run") && index.types.isSubtype(method.owner(), "java/lang/Thread");
    }

    /** One small tool per thread is little; what it collects is not, nor what others may keep in it, nor what a closed object leaves. */
    private boolean isMoreThanTool(FieldDecl field, ThreadUses uses) {
        boolean isOfClosed =
                !field.isStatic() && Subscriptions.hasEnd(field.ref().owner(), index.program);
        return isOfClosed
                || (!uses.isTakenBack()
                        && (collects(field) || (mayPinMuch(field) && uses.isReturned()))
                        && !isOwn(field));
    }

    /** Whether a class gives each thread one object of its own: that is how it is meant. */
    private boolean isOwn(FieldDecl field) {
        return field.isStatic()
                && type(field).filter(field.ref().owner()::equals).isPresent();
    }

    /** Whether the values are objects of the program, or collections: those keep classes and grow. */
    private boolean mayPinMuch(FieldDecl field) {
        return collects(field) || type(field).filter(index.program::isAnalysed).isPresent();
    }

    /** Whether what a thread collects is bounded: by its keys, or by how it is made. */
    private boolean isBounded(FieldDecl field) {
        boolean isClosed = index.keyTypes
                .innerSignature(field.signature())
                .flatMap(index.keyTypes::ofSignature)
                .filter(key -> key.domain().compareTo(Key.Domain.CLASS) <= 0)
                .isPresent();
        return isClosed
                || initial(field)
                        .anyMatch(method ->
                                Creation.ofResult(method, index).bound().isPresent());
    }

    /** The methods of the program that make the first value for a thread. */
    private Stream<MethodRef> initial(FieldDecl field) {
        return index.code.stores(field.ref()).stream().flatMap(store -> {
            BodyIndex body = index.code.body(store.method()).orElseThrow();
            int value = ((Instruction.StoreField) index.code.instruction(store)).value();
            return body.made(value).stream().flatMap(made -> initial(body, made));
        });
    }

    private Stream<MethodRef> initial(BodyIndex body, Instruction made) {
        if (made instanceof Instruction.Allocate subclass) {
            return index.program.find(subclass.type()).stream()
                    .flatMap(decl -> decl.methods().stream())
                    .map(MethodDecl::ref)
                    .filter(method -> method.name().equals("initialValue"));
        }
        return made instanceof Instruction.Invoke call
                ? call.arguments().stream()
                        .flatMap(argument -> body.made(argument).stream())
                        .flatMap(function -> function instanceof Instruction.Capture capture
                                ? Stream.of(capture.body())
                                : Stream.of())
                : Stream.of();
    }

    private boolean collects(FieldDecl field) {
        return type(field)
                .filter(type -> index.types.isContainer("L" + type + ";") && !index.evictors.evicts(type))
                .isPresent();
    }

    private Optional<String> type(FieldDecl field) {
        return index.keyTypes.firstArgument(field.signature());
    }
}
