// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import io.watertight.leak.FieldLeak;
import io.watertight.leak.Obligation;
import io.watertight.leak.Step;
import io.watertight.program.FieldRef;
import io.watertight.program.MethodDecl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers for the values that objects keep in fields: the check of a class after all its methods were followed. */
final class Owners {
    /** Methods of such names run once, when nothing is open yet. */
    private static final List<String> STARTING = List.of(
            "start",
            "open",
            "init",
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
            "bind",
            "establish",
            "read",
            "afterPropertiesSet",
            "do");

    private static final Set<String> STARTING_ANNOTATIONS = Set.of(
            "PostConstruct", "Before", "BeforeEach", "BeforeAll", "BeforeClass", "BeforeMethod", "Bean", "Setup");

    /**
     * A fresh value that a method stores in a field of its receiver.
     *
     * @param field the field
     * @param obligation what is owed for the value
     * @param path the step that acquires it
     */
    record Stored(FieldRef field, Obligation obligation, List<Step> path) {}

    /**
     * An assignment to a field that may still hold an open value.
     *
     * @param field the field
     * @param path the way there from the method's entry
     */
    record Overwrite(FieldRef field, List<Step> path) {}

    private final Setting setting;

    Owners(Setting setting) {
        this.setting = setting;
    }

    /** The leaks of fields, each field once for each cause. */
    List<FieldLeak> leaks(List<Stored> stored, List<Overwrite> overwrites) {
        Map<FieldRef, Stored> owned = new LinkedHashMap<>();
        stored.forEach(one -> owned.putIfAbsent(one.field(), one));
        List<FieldLeak> leaks = new ArrayList<>();
        for (Stored one : owned.values()) {
            if (!setting.fields().mayBeReleased(one.field())) {
                leaks.add(leak(one, FieldLeak.Cause.NEVER_RELEASED, one.path()));
            }
        }
        Map<FieldRef, Overwrite> overwritten = new LinkedHashMap<>();
        overwrites.stream()
                .filter(overwrite -> !isStart(overwrite) && !setting.fields().mayBeForeign(overwrite.field()))
                .forEach(overwrite -> overwritten.putIfAbsent(overwrite.field(), overwrite));
        overwritten.forEach((field, overwrite) -> {
            Stored one = owned.get(field);
            if (one != null && setting.fields().mayBeReleased(field)) {
                leaks.add(leak(one, FieldLeak.Cause.OVERWRITTEN, overwrite.path()));
            }
        });
        return leaks;
    }

    private FieldLeak leak(Stored stored, FieldLeak.Cause cause, List<Step> path) {
        return new FieldLeak(stored.obligation(), stored.field(), cause, owner(stored.field()), path);
    }

    private FieldLeak.Owner owner(FieldRef field) {
        boolean ends = setting.program().find(field.owner()).stream()
                .flatMap(owner -> owner.methods().stream())
                .anyMatch(method -> NameContract.endsLife(method.ref()) && !method.isStatic());
        return ends ? FieldLeak.Owner.ENDS : FieldLeak.Owner.NEVER_ENDS;
    }

    private boolean isStart(Overwrite overwrite) {
        var method = overwrite.path().get(0).site().method();
        boolean byName = STARTING.stream().anyMatch(word -> NameContract.startsWithWord(method.name(), word));
        return byName
                || setting.program().declaration(method).map(MethodDecl::annotations).orElse(Set.of()).stream()
                        .map(Owners::simpleName)
                        .anyMatch(STARTING_ANNOTATIONS::contains);
    }

    private static String simpleName(String descriptor) {
        return descriptor.substring(descriptor.lastIndexOf('/') + 1, descriptor.length() - 1);
    }
}
