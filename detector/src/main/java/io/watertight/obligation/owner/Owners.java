// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.owner;

import io.watertight.leak.FieldLeak;
import io.watertight.leak.Obligation;
import io.watertight.leak.Outstanding;
import io.watertight.leak.Step;
import io.watertight.obligation.call.LeadingWords;
import io.watertight.obligation.call.NameContract;
import io.watertight.obligation.frame.Setting;
import io.watertight.obligation.summary.Effect;
import io.watertight.program.ClassDecl;
import io.watertight.program.FieldDecl;
import io.watertight.program.FieldRef;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers for the values that objects keep in fields: the check of a class after all its methods were followed. */
public final class Owners {
    /** Methods of such names run once, when nothing is open yet. */
    private static final LeadingWords STARTING = LeadingWords.of(
            "start",
            "open",
            "init",
            "initialize",
            "initialise",
            "connect",
            "setup",
            "setUp",
            "prepare",
            "begin",
            "configure",
            "before",
            "run",
            "main",
            "create",
            "build",
            "register",
            "activate",
            "contextInitialized",
            "deploy",
            "install",
            "load",
            "attach",
            "enable",
            "launch",
            "mount",
            "bind",
            "establish",
            "read",
            "afterPropertiesSet",
            "do");

    /** How the names of such methods may end, too: {@code serviceStart}. */
    private static final List<String> STAGES = List.of("Init", "Initialize", "Start", "Open", "Setup", "SetUp");

    /** A private method is looked through to those that call it. */
    private static final int DEEPEST = 3;

    private static final Set<String> STARTING_ANNOTATIONS = Set.of(
            "PostConstruct", "Before", "BeforeEach", "BeforeAll", "BeforeClass", "BeforeMethod", "Bean", "Setup");

    /**
     * A fresh value that a method stores in a field of its receiver.
     *
     * @param fields the field, and those that keep something that releases it
     * @param obligation what is owed for the value
     * @param path the step that acquires it
     */
    public record Stored(Set<FieldRef> fields, Obligation obligation, List<Step> path) {}

    /**
     * An assignment to a field that may still hold an open value.
     *
     * @param method the method that assigns it
     * @param field the field
     * @param released the fields whose value the method releases
     * @param isCleared whether it assigns null
     * @param path the way there from the method's entry
     */
    public record Overwrite(
            MethodRef method, FieldRef field, Set<FieldRef> released, boolean isCleared, List<Step> path) {}

    private final Setting setting;

    public Owners(Setting setting) {
        this.setting = setting;
    }

    /** The leaks of fields, each field once for each cause. */
    public List<FieldLeak> leaks(List<Stored> stored, List<Overwrite> overwrites) {
        Map<FieldRef, Stored> owned = new LinkedHashMap<>();
        stored.forEach(one -> one.fields().forEach(field -> owned.putIfAbsent(field, one)));
        List<FieldLeak> leaks = new ArrayList<>();
        Set<Stored> forgotten = new LinkedHashSet<>(owned.values());
        forgotten.removeIf(one -> one.fields().stream()
                .anyMatch(field -> setting.mayBeReleased(field)
                        || (isStatic(field) && !isEndedBesides(field))
                        || isSingleton(field.owner())));
        forgotten.forEach(one ->
                leaks.add(leak(one, one.fields().iterator().next(), FieldLeak.Cause.NEVER_RELEASED, one.path())));
        Map<FieldRef, Overwrite> overwritten = new LinkedHashMap<>();
        overwrites.stream()
                .filter(overwrite -> (setting.isOwning(overwrite.field()) || !isStart(overwrite.method(), DEEPEST))
                        && !setting.fields().mayBeForeign(overwrite.field()))
                .forEach(overwrite -> overwritten.putIfAbsent(overwrite.field(), overwrite));
        overwritten.forEach((field, overwrite) -> {
            Stored one = owned.get(field);
            if (one != null
                    && setting.mayBeReleased(field)
                    && one.fields().stream()
                            .noneMatch(f ->
                                    !f.equals(field) && overwrite.released().contains(f))) {
                FieldLeak.Cause cause = overwrite.isCleared() ? FieldLeak.Cause.CLEARED : FieldLeak.Cause.OVERWRITTEN;
                leaks.add(leak(one, field, cause, overwrite.path()));
            }
        });
        return leaks;
    }

    /**
     * Whether nobody is expected to release later what the method did not get to: it ends the object, or is the only one
     * that releases the field at all, except for those that call it for that.
     */
    public boolean isLastChance(SkippedReleases.Skipped skipped) {
        MethodRef method = skipped.violation().site().method();
        return skipped.field().isEmpty()
                || NameContract.endsOwner(method)
                || setting.program().find(method.owner()).stream()
                        .flatMap(owner -> owner.methods().stream())
                        .map(MethodDecl::ref)
                        .noneMatch(other -> !other.equals(method)
                                && releases(other, skipped.field().get())
                                && (closes(other, skipped.violation()) || !leavesItTo(method, other, DEEPEST)));
    }

    /** Whether the method itself calls what releases such a value. */
    private boolean closes(MethodRef method, Outstanding violation) {
        return setting.code().outline(method).callees().stream()
                .anyMatch(called -> called.owner().equals(violation.obligation().type())
                        && called.name().equals(violation.obligation().duty().method()));
    }

    /** Whether one method of a class calls another one, perhaps by way of others that lie between. */
    private boolean leavesItTo(MethodRef method, MethodRef other, int depth) {
        List<MethodRef> called = setting.code().outline(other).callees();
        return called.contains(method)
                || (depth > 0
                        && called.stream()
                                .filter(callee -> callee.owner().equals(method.owner()) && !callee.equals(other))
                                .anyMatch(callee -> leavesItTo(method, callee, depth - 1)));
    }

    private boolean releases(MethodRef method, FieldRef field) {
        return setting.summaries().of(method).stream()
                .flatMap(summary -> summary.kept().entrySet().stream())
                .anyMatch(entry -> entry.getKey().field().filter(field::equals).isPresent()
                        && (entry.getValue().isDischarge() || entry.getValue().kind() == Effect.Kind.MAY_RELEASE));
    }

    /** What lies in a static field may stay open as long as the process lives. */
    private boolean isStatic(FieldRef field) {
        return setting.program().resolve(field).filter(FieldDecl::isStatic).isPresent();
    }

    /** Whether a static method of the class ends what other static fields of it hold. */
    private boolean isEndedBesides(FieldRef field) {
        Optional<ClassDecl> owner = setting.program().find(field.owner());
        boolean ends = owner.stream()
                .flatMap(decl -> decl.methods().stream())
                .anyMatch(method -> method.isStatic() && NameContract.endsLife(method.ref()));
        return ends
                && owner.stream()
                        .flatMap(decl -> decl.fields().stream())
                        .anyMatch(other -> other.isStatic()
                                && !other.ref().equals(field)
                                && setting.fields().isReleased(other.ref()));
    }

    /** Whether there is one object of the class only, which lives as long as the process. */
    private boolean isSingleton(String type) {
        Optional<ClassDecl> decl = setting.program().find(type);
        boolean isMadeHereOnly = decl.filter(owner -> owner.methods().stream()
                        .filter(method -> method.ref().isConstructor())
                        .allMatch(MethodDecl::isPrivate))
                .isPresent();
        boolean isKept = decl.filter(owner -> owner.fields().stream()
                        .anyMatch(field -> field.isStatic()
                                && field.isFinal()
                                && field.ref().descriptor().equals("L" + type + ";")))
                .isPresent();
        return isMadeHereOnly && (isKept || decl.filter(ClassDecl::isEnum).isPresent());
    }

    private FieldLeak leak(Stored stored, FieldRef field, FieldLeak.Cause cause, List<Step> path) {
        return new FieldLeak(stored.obligation(), field, cause, owner(field), path);
    }

    private FieldLeak.Owner owner(FieldRef field) {
        boolean ends = setting.program().find(field.owner()).stream()
                .flatMap(owner -> owner.methods().stream())
                .anyMatch(method -> NameContract.endsLife(method.ref()) && method.isStatic() == isStatic(field));
        if (ends) {
            return FieldLeak.Owner.ENDS;
        }
        return setting.types().isContainerDescriptor(field.descriptor())
                        || setting.fields().isGivenByGetter(field)
                ? FieldLeak.Owner.NEVER_ENDS_AND_SHARES
                : FieldLeak.Owner.NEVER_ENDS;
    }

    /** Whether the method, or all that call it, run once, when nothing is open yet. */
    private boolean isStart(MethodRef method, int depth) {
        Optional<MethodDecl> decl = setting.program().declaration(method);
        Set<String> annotations = decl.map(MethodDecl::annotations).orElse(Set.of());
        if (method.isConstructor()
                || STAGES.stream().anyMatch(method.name()::endsWith)
                || STARTING.start(method.name())
                || annotations.stream().map(Owners::simpleName).anyMatch(STARTING_ANNOTATIONS::contains)) {
            return true;
        }
        Set<MethodRef> callers = callersOf(method);
        boolean isInner = decl.filter(d -> d.isPrivate() || d.isSynthetic()).isPresent();
        return depth > 0
                && isInner
                && !callers.isEmpty()
                && callers.stream().allMatch(caller -> isStart(caller, depth - 1));
    }

    private Set<MethodRef> callersOf(MethodRef method) {
        return setting.program().find(method.owner()).stream()
                .flatMap(owner -> owner.methods().stream())
                .map(MethodDecl::ref)
                .filter(caller -> setting.code().outline(caller).callees().contains(method))
                .collect(Collectors.toSet());
    }

    private static String simpleName(String descriptor) {
        return descriptor.substring(descriptor.lastIndexOf('/') + 1, descriptor.length() - 1);
    }
}
