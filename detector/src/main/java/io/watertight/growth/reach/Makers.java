// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.reach;

import io.watertight.growth.code.At;
import io.watertight.growth.code.BodyIndex;
import io.watertight.growth.code.CodeIndex;
import io.watertight.growth.code.ConstructorCalls;
import io.watertight.growth.code.OnceGuards;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the program makes the objects of a class: with another object, once, or anew for each call of a method. */
public final class Makers {
    private static final int FEW = 2;

    private final Program program;
    private final Entries entries;
    private final CodeIndex index;
    private final Reachability reach;
    private final ConstructorCalls constructorCalls;

    public Makers(
            Program program, ConstructorCalls constructorCalls, CodeIndex index, Reachability reach, Entries entries) {
        this.program = program;
        this.entries = entries;
        this.index = index;
        this.reach = reach;
        this.constructorCalls = constructorCalls;
    }

    /** Whether static initialisers alone make objects of the class and its subclasses: they are constants. */
    public boolean isMadeAsConstant(String type) {
        List<MethodRef> all = constructorCalls.makersOf(type);
        return !all.isEmpty() && all.stream().allMatch(MethodRef::isStaticInitializer);
    }

    /** Whether methods make all objects of the class and its subclasses, a new one for each call. */
    public boolean isMadePerCall(String type) {
        return isMadePerCall(type, new HashSet<>());
    }

    /** Of a class that only the program can name, every maker is known, and so are the makers of what it is made with. */
    private boolean isMadePerCall(String type, Set<String> asked) {
        List<MethodRef> all = constructorCalls.makersOf(type);
        boolean isHidden = !program.find(type)
                .map(decl -> Modifier.isPublic(decl.access()))
                .orElse(true);
        return asked.add(type)
                && !all.isEmpty()
                && all.stream()
                        .allMatch(maker -> isPerCall(maker, type)
                                || (isHidden && maker.isConstructor() && isMadePerCall(maker.owner(), asked)));
    }

    /** Whether a method makes objects of the class or its subclasses, a new one for each call, or many classes have one. */
    public boolean isMadeInManyPlaces(String type) {
        List<MethodRef> all = constructorCalls.makersOf(type);
        return isMadePerCall(type)
                || all.stream().anyMatch(maker -> isPerCall(maker, type))
                || all.stream().map(MethodRef::owner).distinct().count() > FEW;
    }

    private boolean isPerCall(MethodRef maker, String type) {
        return !maker.isConstructor()
                && !maker.isStaticInitializer()
                && reach.mayRun(maker)
                && (isOpen(maker) || !isWithAnother(maker))
                && index.allocations(type).stream()
                        .filter(at -> at.method().equals(maker))
                        .noneMatch(this::runsOnce);
    }

    /** Whether others call the method for what it makes. */
    private boolean isOpen(MethodRef method) {
        return program.declaration(method).filter(entries::isAccessible).isPresent();
    }

    private boolean runsOnce(At at) {
        BodyIndex body = index.body(at.method()).orElseThrow();
        return new OnceGuards(body).guard(at.index(), Set.of());
    }

    /** Whether the program calls the method, and only while other objects or classes are made. */
    public boolean isWithAnother(MethodRef method) {
        return isWithAnother(method, new HashSet<>());
    }

    private boolean isWithAnother(MethodRef method, Set<MethodRef> asked) {
        if (method.isConstructor() || method.isStaticInitializer() || !asked.add(method)) {
            return true;
        }
        if (method.name().startsWith("lambda$")) {
            return false; // named where the function is made, but runs later
        }
        List<MethodRef> callers = reach.callers(method);
        return !callers.isEmpty() && callers.stream().allMatch(caller -> isWithAnother(caller, asked));
    }

    /** Whether the program runs the method only when a container has made an object, once for each. */
    public boolean isAtStartUp(MethodRef method) {
        return isAtStartUp(method, new HashSet<>());
    }

    private boolean isAtStartUp(MethodRef method, Set<MethodRef> asked) {
        Optional<MethodDecl> decl = program.declaration(method);
        if (decl.isEmpty() || !asked.add(method)) {
            return false;
        }
        List<MethodRef> callers = reach.callers(method);
        return entries.isStartUp(decl.get())
                || (!entries.isEntry(decl.get())
                        && !callers.isEmpty()
                        && callers.stream().allMatch(caller -> isAtStartUp(caller, asked)));
    }
}
