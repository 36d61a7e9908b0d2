// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.registration;

import io.watertight.growth.code.Names;
import io.watertight.program.ClassDecl;
import io.watertight.program.Descriptors;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which method of a class undoes another, and which ends its objects: by their names, for advice only. */
public final class Counterparts {
    private static final Map<String, List<String>> UNDOING = Map.ofEntries(
            Map.entry("add", List.of("remove", "delete")),
            Map.entry("attach", List.of("detach")),
            Map.entry("acquire", List.of("release")),
            Map.entry("begin", List.of("end", "finish", "commit")),
            Map.entry("connect", List.of("disconnect")),
            Map.entry("create", List.of("delete", "destroy", "remove")),
            Map.entry("enter", List.of("leave", "exit")),
            Map.entry("join", List.of("leave")),
            Map.entry("joined", List.of("left")),
            Map.entry("login", List.of("logout")),
            Map.entry("open", List.of("close")),
            Map.entry("push", List.of("pop")),
            Map.entry("register", List.of("unregister", "deregister", "remove")),
            Map.entry("set", List.of("clear", "unset", "reset")),
            Map.entry("start", List.of("stop", "end", "finish")),
            Map.entry("subscribe", List.of("unsubscribe")));
    private static final Pattern NAME = Pattern.compile("([a-z]+?)(ed|ted|d)?([A-Z_].*)?");

    private final Program program;

    public Counterparts(Program program) {
        this.program = program;
    }

    /** The method of the same class that undoes this one, as {@code Desk.unregister}; empty when none has such a name. */
    public String undoing(MethodRef method) {
        return program.find(method.owner()).stream()
                .flatMap(decl -> names(method.name()).stream()
                        .filter(name -> decl.methods().stream()
                                .anyMatch(other -> other.ref().name().equals(name))))
                .findFirst()
                .map(name -> Descriptors.simpleName(method.owner()) + "." + name)
                .orElse("");
    }

    /** What a method that undoes one of this name can be called, the likeliest first. */
    private static List<String> names(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return List.of();
        }
        String ending = matcher.group(2) == null ? "" : matcher.group(2);
        String rest = matcher.group(3) == null ? "" : matcher.group(3);
        return UNDOING.getOrDefault(matcher.group(1), List.of()).stream()
                .map(verb -> past(verb, ending) + rest)
                .toList();
    }

    private static String past(String verb, String ending) {
        if (ending.isEmpty()) {
            return verb;
        }
        return verb.endsWith("e") ? verb + "d" : verb + "ed";
    }

    /** The method that ends the objects of a class, as {@code Panel.close}; empty when none has such a name. */
    String ending(String type) {
        return program.find(type).stream()
                .map(ClassDecl::methods)
                .flatMap(List::stream)
                .filter(method -> !Modifier.isStatic(method.access()) && Subscriptions.ends(method.ref()))
                .map(MethodDecl::ref)
                .min(MethodRef::compareTo)
                .map(Names::call)
                .orElse("");
    }

    /** The method of the same class that undoes this one; else the one that ends its objects; else empty. */
    public String undoingOrEnding(MethodRef method) {
        return Optional.of(undoing(method)).filter(name -> !name.isEmpty()).orElseGet(() -> ending(method.owner()));
    }
}
