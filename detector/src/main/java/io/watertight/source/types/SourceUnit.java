// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.types;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One source file of a scan: what it imports and declares. */
public final class SourceUnit {
    private final CompilationUnit tree;
    private final String path;
    private final String origin;
    private final String packageName;
    private final Map<String, String> imports = new HashMap<>();
    private final List<String> onDemand = new ArrayList<>();
    private final Map<String, List<String>> staticImports = new HashMap<>();
    private final List<String> staticOnDemand = new ArrayList<>();
    private final List<DeclaredClass> classes = new ArrayList<>();
    private final Map<String, DeclaredClass> byQualifiedName = new LinkedHashMap<>();
    private final Map<Node, DeclaredClass> byNode = new IdentityHashMap<>();
    private final Map<String, Optional<String>> resolved = new ConcurrentHashMap<>();

    /**
     * Reads the imports of a file.
     *
     * @param path of the file, as reports name it
     * @param origin the input that the file lies in
     */
    SourceUnit(CompilationUnit tree, String path, String origin) {
        this.tree = tree;
        this.path = path;
        this.origin = origin;
        this.packageName = packageName(tree);
        NodeList<ImportDeclaration> declarations = tree.getImports();
        declarations.forEach(this::addImport);
    }

    private static String packageName(CompilationUnit tree) {
        return tree.getPackageDeclaration()
                .map(declaration -> declaration.getNameAsString().replace('.', '/') + "/")
                .orElse("");
    }

    /** Internal names of the classes that a file declares at its top level. */
    static List<String> topLevelNames(CompilationUnit tree) {
        return tree.getTypes().stream()
                .map(type -> packageName(tree) + type.getNameAsString())
                .toList();
    }

    private void addImport(ImportDeclaration declaration) {
        String name = declaration.getNameAsString();
        String simple = name.substring(name.lastIndexOf('.') + 1);
        if (!declaration.isStatic()) {
            if (declaration.isAsterisk()) {
                onDemand.add(name);
            } else {
                imports.put(simple, name);
            }
        } else if (declaration.isAsterisk()) {
            staticOnDemand.add(name);
        } else {
            String type = name.substring(0, Math.max(name.lastIndexOf('.'), 0));
            staticImports.computeIfAbsent(simple, k -> new ArrayList<>()).add(type);
        }
    }

    public CompilationUnit tree() {
        return tree;
    }

    public String path() {
        return path;
    }

    String origin() {
        return origin;
    }

    /** Internal name of the package with a slash at its end; empty for the unnamed package. */
    String packageName() {
        return packageName;
    }

    /** The full name, with dots, that an import gives this simple name. */
    Optional<String> imported(String simpleName) {
        return Optional.ofNullable(imports.get(simpleName));
    }

    /** The packages or types, with dots, all of whose types are imported. */
    List<String> onDemand() {
        return onDemand;
    }

    /** The types, with dots, a static member of this name may be imported from; those that name it first. */
    List<String> staticImports(String member) {
        List<String> types = new ArrayList<>(staticImports.getOrDefault(member, List.of()));
        types.addAll(staticOnDemand);
        return types;
    }

    void add(DeclaredClass declared, String qualifiedName) {
        classes.add(declared);
        byQualifiedName.putIfAbsent(qualifiedName, declared);
        byNode.put(declared.node(), declared);
    }

    /** The class that this very node declares. */
    public Optional<DeclaredClass> at(Node node) {
        return Optional.ofNullable(byNode.get(node));
    }

    /** All classes of the file, each after the one it is declared in. */
    public List<DeclaredClass> classes() {
        return classes;
    }

    /** The class of this file with that internal name, as if no other file declared one of that name. */
    Optional<DeclaredClass> own(String qualifiedName) {
        return Optional.ofNullable(byQualifiedName.get(qualifiedName));
    }

    /** What simple names of types mean at the top level of this file, as far as that was asked for. */
    Map<String, Optional<String>> resolved() {
        return resolved;
    }
}
