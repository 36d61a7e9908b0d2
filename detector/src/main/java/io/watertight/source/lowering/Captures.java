// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import io.watertight.source.types.DeclaredClass;
import io.watertight.source.types.JavaType;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Finds the variables of the code around that a local or anonymous class reads. */
final class Captures {
    private final Body around;
    private final Set<String> declaredInside = new HashSet<>();
    private final Map<String, JavaType> captured = new LinkedHashMap<>();

    Captures(Body around) {
        this.around = around;
    }

    /** Notes them in the class. */
    void of(DeclaredClass local) {
        local.members().forEach(this::findDeclarations);
        local.members().forEach(this::find);
        captured.keySet()
                .removeIf(name -> around.members().field(local.name(), name).isPresent());
        local.captured().putAll(captured);
    }

    private void findDeclarations(Node node) {
        if (node instanceof VariableDeclarator variable) {
            declaredInside.add(variable.getNameAsString());
        } else if (node instanceof Parameter parameter) {
            declaredInside.add(parameter.getNameAsString());
        }
        node.getChildNodes().forEach(this::findDeclarations);
    }

    private void find(Node node) {
        if (node instanceof NameExpr name && !declaredInside.contains(name.getNameAsString())) {
            capture(name.getNameAsString());
        }
        if (node instanceof ObjectCreationExpr creation) {
            ofLocalClass(creation.getType());
        }
        node.getChildNodes().forEach(this::find);
    }

    private void capture(String name) {
        around.capturable(name).ifPresent(type -> captured.putIfAbsent(name, type));
    }

    /** A class that makes objects of another local class has what that captures. */
    private void ofLocalClass(ClassOrInterfaceType type) {
        around.types()
                .find(type.getNameAsString())
                .flatMap(around.allTypes()::declared)
                .filter(DeclaredClass::isLocal)
                .ifPresent(other -> other.captured().keySet().forEach(this::capture));
    }
}
