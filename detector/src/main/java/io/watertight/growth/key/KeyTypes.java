// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.key;

import io.watertight.program.ClassDecl;
import io.watertight.program.Descriptors;
import io.watertight.program.Program;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the type of a key alone says about how many there can be. */
public final class KeyTypes {
    private static final Set<String> FEW = Set.of("Z", "B", "Ljava/lang/Boolean;", "Ljava/lang/Byte;");
    private static final Set<String> SMALL_NUMBERS =
            Set.of("java/lang/Integer", "java/lang/Short", "java/lang/Character", "I", "S", "C");
    private static final Set<String> WIDE = Set.of("java/lang/Long", "java/util/UUID", "java/math/BigDecimal");
    private static final Set<String> TEXTS = Set.of("java/lang/String", "java/lang/CharSequence");
    private static final Set<String> PER_APPLICATION = Set.of(
            "Ljava/lang/Class;",
            "Ljava/lang/ClassLoader;",
            "Ljava/lang/Package;",
            "Ljava/lang/Module;",
            "Ljava/lang/invoke/MethodType;",
            "Ljava/util/Locale;",
            "Ljava/util/ResourceBundle;",
            "Ljava/util/TimeZone;",
            "Ljava/time/ZoneId;",
            "Ljava/util/Currency;",
            "Ljava/nio/charset/Charset;",
            "Ljava/nio/channels/spi/SelectorProvider;");
    private static final Pattern FIRST_ARGUMENT = Pattern.compile("^L[^<;]+<[+-]?(L[^<;]+|\\[+(?:[A-Z]|L[^<;]+))");

    private static final Pattern COLLECTION = Pattern.compile("^L[^<;]+<[+-]?(L[^<;]+)(?:<[^<>]*>)?;>;.*");

    private static final Pattern VARIABLE = Pattern.compile("^L[^<;]+<[+-]?(T[^;]+);");

    private static final Pattern SECOND_ARGUMENT =
            Pattern.compile("^L[^<;]+<[+-]?L[^<;]+(?:<[^;]*;?>)?;[+-]?(L[^<;]+)");

    private final Program program;

    public KeyTypes(Program program) {
        this.program = program;
    }

    /** What a type descriptor says; empty when values of the type can be many. */
    public Optional<Key> of(String descriptor) {
        return byName(descriptor).or(() -> madeOfFew(Descriptors.internalName(descriptor)));
    }

    private Optional<Key> byName(String descriptor) {
        if (FEW.contains(descriptor) || isEnum(descriptor)) {
            return Optional.of(new Key(Key.Domain.CLOSED, "one of the few values of " + name(descriptor)));
        }
        if (PER_APPLICATION.contains(descriptor) || descriptor.startsWith("Ljava/lang/reflect/")) {
            return Optional.of(new Key(Key.Domain.CLASS, "a " + name(descriptor)));
        }
        return Optional.empty();
    }

    /** What a class of the program says that compares its objects by their fields, if each is a class, an enum or the like. */
    private Optional<Key> madeOfFew(String type) {
        if (!program.isAnalysed(type) || !program.analysedSubtypes(type).isEmpty() || !definesEquality(type)) {
            return Optional.empty();
        }
        List<Optional<Key>> parts = program.supertypes(type).stream()
                .flatMap(supertype -> program.find(supertype).stream())
                .flatMap(decl -> decl.fields().stream())
                .filter(field -> !field.isStatic() && !field.ref().name().startsWith("hash"))
                .map(field -> byName(field.ref().descriptor()).or(() -> collected(field.signature())))
                .toList();
        if (parts.isEmpty() || parts.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        Key widest = Key.widest(parts.stream().flatMap(Optional::stream).toList());
        return Optional.of(new Key(widest.domain(), "a " + Descriptors.simpleName(type) + ", of which there are few"));
    }

    /** What a collection says whose elements are classes, enums or the like. */
    private Optional<Key> collected(String signature) {
        Matcher matcher = COLLECTION.matcher(signature);
        return matcher.matches() && byName(matcher.group(1) + ";").isPresent()
                ? Optional.of(new Key(Key.Domain.CLASS, "a collection of " + name(matcher.group(1) + ";") + " values"))
                : Optional.empty();
    }

    /** What the generic signature of a field says about the keys or elements of the container in it. */
    public Optional<Key> ofSignature(String signature) {
        Matcher matcher = FIRST_ARGUMENT.matcher(signature);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String type = matcher.group(1);
        if (type.startsWith("[")) {
            return Optional.of(new Key(Key.Domain.FRESH, "an array, which equals only itself"));
        }
        return of(type + ";").or(() -> innerSignature(signature).flatMap(this::collected));
    }

    /**
     * The first type argument of a generic type, if that tells things of one kind from others: a type variable or a class of
     * the program. Texts and numbers name all kinds of things.
     */
    public Optional<String> identity(String signature) {
        Matcher matcher = VARIABLE.matcher(signature);
        return matcher.find()
                ? Optional.of(matcher.group(1))
                : firstArgument(signature).filter(program::isAnalysed);
    }

    /** The first type argument of a generic type, an internal name; empty when it has none or it is an array. */
    public Optional<String> firstArgument(String signature) {
        Matcher matcher = FIRST_ARGUMENT.matcher(signature);
        return matcher.find() && !matcher.group(1).startsWith("[")
                ? Optional.of(matcher.group(1).substring(1))
                : Optional.empty();
    }

    /**
     * The widest domain that keys of the container in a field can have, by the declared type alone: small numbers are
     * few, and objects that equal only themselves are as many as are made elsewhere.
     */
    public Key.Domain widest(String signature) {
        Matcher matcher = FIRST_ARGUMENT.matcher(signature);
        if (!matcher.find() || matcher.group(1).startsWith("[")) {
            return Key.Domain.FRESH;
        }
        String type = matcher.group(1).substring(1);
        boolean isObject = program.find(type)
                .map(decl -> !decl.isInterface() && !type.equals("java/lang/Object"))
                .orElse(false);
        boolean isNarrow = SMALL_NUMBERS.contains(type) || (isObject && !definesEquality(type));
        return isNarrow ? Key.Domain.UNKNOWN : Key.Domain.FRESH;
    }

    /** The signature of the first type argument of a generic type, if that is generic, too: of the map in a thread-local. */
    public Optional<String> innerSignature(String signature) {
        int open = signature.indexOf('<');
        int inner = signature.indexOf('<', open + 1);
        int end = signature.indexOf(';', open + 1);
        return open >= 0 && inner > open && inner < end ? Optional.of(signature.substring(open + 1)) : Optional.empty();
    }

    /** Whether the keys of the container in a field are texts. */
    public boolean isTextual(String signature) {
        return firstArgument(signature).filter(TEXTS::contains).isPresent();
    }

    /** Whether the keys of the container in a field are small numbers. */
    public boolean isNumbered(String signature) {
        return firstArgument(signature).filter(SMALL_NUMBERS::contains).isPresent();
    }

    /** Whether the keys of the container in a field are values of which there are very many: wide numbers, or objects of a value class of the program. */
    public boolean isValue(String signature) {
        return firstArgument(signature)
                .filter(type -> WIDE.contains(type) || (program.isAnalysed(type) && definesEquality(type)))
                .isPresent();
    }

    /** As {@link #widest}, for one value of this type descriptor that callers choose. */
    Key.Domain widestOf(String descriptor) {
        return SMALL_NUMBERS.contains(Descriptors.internalName(descriptor)) ? Key.Domain.UNKNOWN : Key.Domain.OPEN;
    }

    /** Whether the values of the map in a field are classes or members of classes. */
    public boolean isMapToClasses(String signature) {
        Matcher matcher = SECOND_ARGUMENT.matcher(signature);
        return matcher.find()
                && of(matcher.group(1) + ";")
                        .filter(k -> k.domain() == Key.Domain.CLASS)
                        .isPresent();
    }

    /** Whether the values of the map in a field are objects of this class, an internal name. */
    public boolean isMapTo(String signature, String type) {
        Matcher matcher = SECOND_ARGUMENT.matcher(signature);
        return matcher.find() && matcher.group(1).equals("L" + type);
    }

    /**
     * Whether objects of the type, an internal name, may equal others and be found by that in a table; yes when the type is not
     * known.
     */
    public boolean definesEquality(String type) {
        return defines(type, "equals", "(Ljava/lang/Object;)Z") && defines(type, "hashCode", "()I");
    }

    private boolean defines(String type, String name, String descriptor) {
        return program.supertypes(type).stream()
                .filter(t -> !t.equals("java/lang/Object"))
                .anyMatch(t -> program.find(t)
                        .map(c -> c.method(name, descriptor).isPresent())
                        .orElse(true));
    }

    private boolean isEnum(String descriptor) {
        String type = Descriptors.internalName(descriptor);
        return descriptor.startsWith("L")
                && (type.equals("java/lang/Enum")
                        || program.find(type).map(ClassDecl::isEnum).orElse(false));
    }

    private static String name(String descriptor) {
        return Descriptors.simpleName(Descriptors.internalName(descriptor));
    }
}
