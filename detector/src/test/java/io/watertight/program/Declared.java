// SPDX-License-Identifier: Apache-2.0
package io.watertight.program;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Class headers in one line each: {@code Declared.type("A", "Object").with("m", "()V").implementing("I")}. */
record Declared(ClassDecl decl) {

    static Declared type(String name, String superName) {
        return new Declared(
                new ClassDecl(name, 0, superName, List.of(), "", Set.of(), List.of(), List.of(), List.of(), "test"));
    }

    static Declared object() {
        return type("java/lang/Object", "");
    }

    Declared implementing(String... interfaces) {
        return copy(decl.access(), List.of(interfaces), decl.sourceFile(), decl.fields(), decl.methods());
    }

    Declared from(String sourceFile) {
        return copy(decl.access(), decl.interfaces(), sourceFile, decl.fields(), decl.methods());
    }

    Declared asInterface() {
        return copy(Modifier.INTERFACE, decl.interfaces(), decl.sourceFile(), decl.fields(), decl.methods());
    }

    Declared with(String method, String descriptor) {
        MethodDecl added = new MethodDecl(new MethodRef(decl.name(), method, descriptor), 0, List.of(), Set.of());
        return copy(decl.access(), decl.interfaces(), decl.sourceFile(), decl.fields(), List.of(added));
    }

    Declared withField(String field) {
        FieldDecl added = new FieldDecl(new FieldRef(decl.name(), field, "I"), 0, "", Set.of());
        return copy(decl.access(), decl.interfaces(), decl.sourceFile(), List.of(added), decl.methods());
    }

    Declared inNestWith(String... others) {
        return copy(
                decl.access(), decl.interfaces(), decl.sourceFile(), decl.fields(), decl.methods(), List.of(others));
    }

    private Declared copy(
            int access, List<String> interfaces, String source, List<FieldDecl> fields, List<MethodDecl> methods) {
        return copy(access, interfaces, source, fields, methods, decl.nest());
    }

    private Declared copy(
            int access,
            List<String> interfaces,
            String source,
            List<FieldDecl> fields,
            List<MethodDecl> methods,
            List<String> nest) {
        return new Declared(new ClassDecl(
                decl.name(),
                access,
                decl.superName(),
                interfaces,
                source,
                Set.of(),
                fields,
                methods,
                nest,
                decl.origin()));
    }

    /** A program of these, with nothing behind it but {@code Object}. */
    static Program program(Declared... types) {
        return program(name -> Optional.of(object().decl()).filter(o -> o.name().equals(name)), types);
    }

    static Program program(ClassLookup context, Declared... types) {
        return new Program(Arrays.stream(types).map(Declared::decl).toList(), context);
    }
}
