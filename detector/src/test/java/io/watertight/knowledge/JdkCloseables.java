// SPDX-License-Identifier: Apache-2.0
package io.watertight.knowledge;

import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lists what the knowledge files must speak about: how the JDK's public API makes or hands out closeable objects.
 *
 * <p>Run as a program it prints every such member and what is known about it, for review against the documentation.
 */
final class JdkCloseables {
    private JdkCloseables() {}

    /** Constructors that code outside the package can call, of public closeable types. */
    static List<MethodRef> constructors(String module) {
        return RunningJdk.publicTypes(module).stream()
                .filter(JdkCloseables::isCloseable)
                .flatMap(type -> Stream.of(type.getDeclaredConstructors()))
                .filter(JdkCloseables::isCallable)
                .map(RunningJdk::reference)
                .sorted()
                .toList();
    }

    /** Methods that return something closeable. */
    static List<MethodRef> openers(String module) {
        return RunningJdk.publicTypes(module).stream()
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> isCallable(method) && !method.isBridge() && isCloseable(method.getReturnType()))
                .map(RunningJdk::reference)
                .sorted()
                .toList();
    }

    private static boolean isCloseable(Class<?> type) {
        return AutoCloseable.class.isAssignableFrom(type);
    }

    private static boolean isCallable(Executable member) {
        boolean open = member instanceof Constructor
                || !Modifier.isFinal(member.getDeclaringClass().getModifiers());
        return Modifier.isPublic(member.getModifiers())
                || (open
                        && Modifier.isProtected(member.getModifiers())
                        && !(member instanceof Method method && method.isSynthetic()));
    }

    public static void main(String[] args) {
        Knowledge knowledge = Knowledge.load(List.of(), problem -> System.out.println("! " + problem));
        Program program = RunningJdk.program();
        for (String module : args.length == 0 ? RunningJdk.REVIEWED : List.of(args)) {
            List<MethodRef> members = new ArrayList<>(constructors(module));
            members.addAll(openers(module));
            members.forEach(
                    member -> System.out.println(module + "\t" + member + "\t" + known(knowledge, member, program)));
        }
    }

    private static String known(Knowledge knowledge, MethodRef member, Program program) {
        List<Fact> facts = knowledge.factsOf(member, program);
        if (!facts.isEmpty()) {
            return facts.toString();
        }
        String made =
                member.isConstructor() ? member.owner() : member.returnType().replaceAll("^L|;$", "");
        return knowledge
                .typeFact(made, Verb.HARMLESS, program)
                .map(Fact::toString)
                .orElse("?");
    }
}
