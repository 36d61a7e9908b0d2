// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.types;

import io.watertight.program.ClassDecl;
import io.watertight.program.FieldDecl;
import io.watertight.program.FieldRef;
import io.watertight.program.MethodDecl;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Finds the member that an access or a call means. */
public final class Members {
    private final Types types;
    private final Conversions conversions;
    private final GenericResults generics;
    private final Map<String, Map<String, Optional<Field>>> fields = new ConcurrentHashMap<>();
    private final Map<String, Map<String, List<Callable>>> byName = new ConcurrentHashMap<>();
    private final Map<String, List<Callable>> methods = new ConcurrentHashMap<>();

    public Members(Types types) {
        this.types = types;
        this.conversions = new Conversions(types, this::functionOf);
        this.generics = GenericResults.read(types);
    }

    /**
     * A field that was found.
     *
     * @param ref as an instruction names it
     * @param type its type with arguments
     * @param source its declaration, when that is source
     */
    public record Field(FieldRef ref, JavaType type, boolean isStatic, Optional<DeclaredField> source) {}

    /** The field of this name in a class or the nearest of its supertypes. */
    public Optional<Field> field(String internalName, String name) {
        Map<String, Optional<Field>> known = fields.computeIfAbsent(internalName, k -> new ConcurrentHashMap<>());
        Optional<Field> found = known.get(name);
        if (found == null) {
            found = findField(internalName, name);
            known.put(name, found);
        }
        return found;
    }

    private Optional<Field> findField(String internalName, String name) {
        for (String type : types.supertypes(internalName)) {
            Optional<Field> found = declaredField(type, name);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Field> declaredField(String type, String name) {
        Optional<DeclaredClass> source = types.declared(type);
        if (source.isPresent()) {
            return source.get().fields().stream()
                    .filter(field -> field.ref().name().equals(name))
                    .findFirst()
                    .map(field -> new Field(field.ref(), field.type(), field.isStatic(), Optional.of(field)));
        }
        return types.context(type)
                .flatMap(decl -> decl.field(name))
                .or(() -> ProtectedFields.find(type, name))
                .map(Members::binaryField);
    }

    private static Field binaryField(FieldDecl field) {
        return new Field(field.ref(), JavaType.of(field.ref().descriptor()), field.isStatic(), Optional.empty());
    }

    /** What calls of methods return of which only the erasure is known. */
    public GenericResults generics() {
        return generics;
    }

    /** Whether a class or a supertype that is known has any method of this name. */
    public boolean hasMethod(String internalName, String name) {
        return types.supertypes(internalName).stream()
                .anyMatch(type -> !declaredMethods(type, name).isEmpty());
    }

    /**
     * The method that a call means, by name, number and types of arguments; its types with those of the receiver put in.
     * Empty when there is none that fits.
     */
    public Optional<Callable> method(JavaType receiver, String name, List<JavaType> arguments) {
        List<Callable> candidates = candidates(receiver, name, arguments.size());
        Optional<Callable> found = nearest(candidates, arguments);
        return found.isEmpty() && receiver.isClass() && isNamedAsOfObject(name, arguments.size())
                ? nearest(candidates(JavaType.OBJECT, name, arguments.size()), arguments)
                : found;
    }

    /** Whether a class has such a method, even one whose supertypes are missing. */
    private static boolean isNamedAsOfObject(String name, int arguments) {
        return switch (name) {
            case "getClass", "toString", "hashCode" -> arguments == 0;
            case "equals" -> arguments == 1;
            default -> false;
        };
    }

    /** The constructor that an instance creation means. */
    public Optional<Callable> constructor(JavaType type, List<JavaType> arguments) {
        Map<String, JavaType> values = values(type);
        List<Callable> candidates = declaredMethods(type.internalName(), "<init>").stream()
                .filter(method -> method.takes(arguments.size()))
                .map(method -> method.substitute(values))
                .toList();
        return nearest(candidates, arguments);
    }

    private Optional<Callable> nearest(List<Callable> candidates, List<JavaType> arguments) {
        Optional<Callable> best = Optional.empty();
        int least = Integer.MAX_VALUE;
        for (Callable candidate : candidates) {
            int distance = conversions.distance(arguments, candidate);
            boolean isSpread = candidate.parameters().size() != arguments.size()
                    || (candidate.isVarargs() && !fitsAsArray(candidate, arguments));
            int cost = distance == Conversions.IMPOSSIBLE && isSpread
                    ? Conversions.IMPOSSIBLE
                    : distance + (isSpread ? 1000 : 0);
            if (distance == Conversions.IMPOSSIBLE && candidate.isVarargs()) {
                int spread = spreadDistance(candidate, arguments);
                cost = spread == Conversions.IMPOSSIBLE ? spread : spread + 1000;
            }
            if (cost != Conversions.IMPOSSIBLE && cost < least) {
                least = cost;
                best = Optional.of(candidate);
            }
        }
        if (best.isEmpty() && candidates.size() == 1) {
            return Optional.of(candidates.get(0)); // what does not fit by what is known here did fit for a compiler
        }
        return best;
    }

    private boolean fitsAsArray(Callable candidate, List<JavaType> arguments) {
        int last = arguments.size() - 1;
        return conversions.distance(arguments.get(last), candidate.parameters().get(last)) != Conversions.IMPOSSIBLE;
    }

    /** As many arguments as parameters, and yet the last one is an element of the array. */
    private int spreadDistance(Callable candidate, List<JavaType> arguments) {
        int last = candidate.parameters().size() - 1;
        if (arguments.size() != last + 1) {
            return Conversions.IMPOSSIBLE;
        }
        int sum = conversions.distance(
                arguments.get(last), candidate.parameters().get(last).element());
        for (int i = 0; sum != Conversions.IMPOSSIBLE && i < last; i++) {
            int one = conversions.distance(
                    arguments.get(i), candidate.parameters().get(i));
            sum = one == Conversions.IMPOSSIBLE ? one : sum + one;
        }
        return sum;
    }

    /** Whether a call with these arguments makes an array of the last ones. */
    public boolean spreads(Callable callable, List<JavaType> arguments) {
        return callable.isVarargs()
                && (arguments.size() != callable.parameters().size() || !fitsAsArray(callable, arguments));
    }

    private List<Callable> candidates(JavaType receiver, String name, int arguments) {
        List<Callable> found = new ArrayList<>();
        Set<String> signatures = new HashSet<>();
        Set<String> seen = new LinkedHashSet<>();
        List<JavaType> open = new ArrayList<>(List.of(receiver.isArray() ? JavaType.OBJECT : receiver));
        for (int i = 0; i < open.size(); i++) {
            JavaType type = open.get(i);
            if (!seen.add(type.internalName())) {
                continue;
            }
            Map<String, JavaType> values = values(type);
            for (Callable method : declaredMethods(type.internalName())) {
                if (method.ref().name().equals(name) && method.takes(arguments) && signatures.add(method.signature())) {
                    found.add(method.substitute(values));
                }
            }
            types.directSupertypes(type.internalName()).stream()
                    .map(supertype -> instantiated(supertype, type, values))
                    .forEach(open::add);
            if (types.isInterface(type.internalName())) {
                open.add(JavaType.OBJECT);
            }
        }
        return found;
    }

    /** A supertype with arguments: those that are written, or, where nothing is written, those of the subtype. */
    private static JavaType instantiated(JavaType supertype, JavaType subtype, Map<String, JavaType> values) {
        return supertype.arguments().isEmpty()
                ? supertype.withArguments(subtype.arguments())
                : supertype.substitute(values);
    }

    /** The supertype of a type that is this class, with its arguments as far as they are known. */
    public Optional<JavaType> asInstanceOf(JavaType type, String internalName) {
        List<JavaType> open = new ArrayList<>(List.of(type));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < open.size(); i++) {
            JavaType at = open.get(i);
            if (at.internalName().equals(internalName)) {
                return Optional.of(at);
            }
            if (at.isClass() && seen.add(at.internalName())) {
                Map<String, JavaType> values = values(at);
                types.directSupertypes(at.internalName()).forEach(sup -> open.add(instantiated(sup, at, values)));
            }
        }
        return Optional.empty();
    }

    /** What the type parameters of a class stand for in a type. */
    public Map<String, JavaType> values(JavaType type) {
        if (type.arguments().isEmpty()) {
            return Map.of();
        }
        Map<String, JavaType> values = new HashMap<>();
        types.declared(type.internalName()).ifPresent(declared -> {
            int position = 0;
            for (String parameter : declared.typeParameters().keySet()) {
                if (position < type.arguments().size()) {
                    values.put(parameter, type.argument(position++));
                }
            }
        });
        return values;
    }

    private List<Callable> declaredMethods(String type, String name) {
        Map<String, List<Callable>> known = byName.get(type);
        if (known == null) {
            known = declaredMethods(type).stream()
                    .collect(Collectors.groupingBy(method -> method.ref().name()));
            byName.put(type, known);
        }
        return known.getOrDefault(name, List.of());
    }

    private List<Callable> declaredMethods(String type) {
        List<Callable> known = methods.get(type);
        if (known == null) {
            known = readMethods(type);
            methods.put(type, known);
        }
        return known;
    }

    private List<Callable> readMethods(String type) {
        Optional<DeclaredClass> source = types.declared(type);
        if (source.isPresent()) {
            return source.get().methods().stream().map(DeclaredMethod::callable).toList();
        }
        Optional<ClassDecl> decl = types.context(type);
        return decl.map(found -> found.methods().stream()
                        .filter(method -> !isBridge(method))
                        .map(method -> Callable.of(method, found.origin()))
                        .toList())
                .orElse(List.of());
    }

    private static boolean isBridge(MethodDecl method) {
        return method.isSynthetic();
    }

    /** The one abstract method of a functional interface, with the type arguments put in; empty if it is none. */
    public Optional<Callable> functionOf(JavaType functional) {
        if (!functional.isClass() || !types.isInterface(functional.internalName())) {
            return Optional.empty();
        }
        Map<String, Callable> open = new HashMap<>();
        Set<String> implemented = new HashSet<>();
        for (String type : types.supertypes(functional.internalName())) {
            JavaType at = asInstanceOf(functional, type).orElse(JavaType.ofClass(type));
            Map<String, JavaType> values = values(at);
            for (Callable method : declaredMethods(type)) {
                boolean isOpen = method.isAbstract() && !Modifier.isStatic(method.access());
                if (!isOpen || isOfObject(method)) {
                    implemented.add(method.signature());
                } else if (!implemented.contains(method.signature())) {
                    open.putIfAbsent(method.signature(), method.substitute(values));
                }
            }
        }
        return open.values().stream().findFirst().filter(method -> open.size() == 1);
    }

    private boolean isOfObject(Callable method) {
        return switch (method.ref().name()) {
            case "equals", "hashCode", "toString" -> method.parameters().size() <= 1;
            default -> false;
        };
    }
}
