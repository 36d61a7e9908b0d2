// SPDX-License-Identifier: Apache-2.0
package io.watertight.program.index;

import io.watertight.program.index.MergedApi.Living;
import io.watertight.program.index.MergedApi.Member;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;

/** Writes the types of one package as a file of the index; {@code IndexPackage} says how it is read. */
final class IndexText {
    private final ShortNames names;
    private final Overrides overrides;

    private IndexText(ShortNames names, Overrides overrides) {
        this.names = names;
        this.overrides = overrides;
    }

    static List<String> of(String packageName, List<MergedApi.Type> types, Overrides overrides) {
        ShortNames names = new ShortNames(packageName);
        IndexText text = new IndexText(names, overrides);
        types.forEach(text::lines); // tells the names which of them are frequent
        names.chooseImports();
        List<String> lines = new ArrayList<>();
        names.imports().forEach(name -> lines.add("import " + name));
        types.forEach(type -> lines.addAll(text.lines(type)));
        return lines;
    }

    private List<String> lines(MergedApi.Type type) {
        List<String> lines = new ArrayList<>();
        lines.add(head(type));
        type.members().stream()
                .filter(member -> !overrides.saysNothingNew(type, member))
                .forEach(member -> lines.add(" " + line(type.newest().name(), member)));
        return lines;
    }

    private String head(MergedApi.Type type) {
        ApiType newest = type.newest();
        return words(newest.access()) + " " + names.shortened(newest.name()) + type.life()
                + listed(" < ", type.superclasses().stream().filter(s -> !isImplied(newest, s)))
                + listed(" : ", type.interfaces().stream());
    }

    private static boolean isImplied(ApiType type, Living<String> superclass) {
        String implied = (type.access() & Opcodes.ACC_ENUM) != 0 ? "java/lang/Enum" : "java/lang/Object";
        return superclass.value().equals(implied) && superclass.life().isAlways();
    }

    private static String words(int access) {
        List<String> words = new ArrayList<>();
        boolean isInterface = Modifier.isInterface(access);
        if (!Modifier.isPublic(access)) {
            words.add("hidden");
        }
        if (Modifier.isFinal(access)) {
            words.add("final");
        }
        if (Modifier.isAbstract(access) && !isInterface) {
            words.add("abstract");
        }
        boolean isAnnotation = (access & Opcodes.ACC_ANNOTATION) != 0;
        boolean isEnum = (access & Opcodes.ACC_ENUM) != 0;
        words.add(isAnnotation ? "@interface" : isInterface ? "interface" : isEnum ? "enum" : "class");
        return String.join(" ", words);
    }

    private String line(String type, Living<Member> living) {
        ApiMember member = living.value().newest();
        return member.isMethod() ? method(member, living) : constant(type, member, living);
    }

    /** Without its descriptor, where it is a value of the type itself, as those of enums are. */
    private String constant(String type, ApiMember member, Living<Member> living) {
        String descriptor = member.descriptor();
        return (Modifier.isProtected(member.access()) ? "p " : "")
                + member.name()
                + (descriptor.equals("L" + type + ";") ? "" : ":" + names.inDescriptor(descriptor))
                + living.life();
    }

    private String method(ApiMember member, Living<Member> living) {
        String flags = letters(member.access());
        return (flags.isEmpty() ? "" : flags + " ")
                + member.name()
                + names.inDescriptor(member.descriptor())
                + living.life()
                + listed(" ! ", living.value().exceptions().stream());
    }

    private static String letters(int access) {
        return (Modifier.isProtected(access) ? "p" : "")
                + (Modifier.isStatic(access) ? "s" : "")
                + (Modifier.isFinal(access) ? "f" : "")
                + (Modifier.isAbstract(access) ? "a" : "");
    }

    private String listed(String prefix, Stream<Living<String>> listed) {
        String all = listed.map(n -> names.shortened(n.value()) + n.life()).collect(Collectors.joining(" "));
        return all.isEmpty() ? "" : prefix + all;
    }
}
