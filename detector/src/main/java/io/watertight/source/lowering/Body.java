// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.type.Type;
import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.ir.Value;
import io.watertight.ir.Variable;
import io.watertight.program.MethodRef;
import io.watertight.source.types.DeclaredClass;
import io.watertight.source.types.Headers;
import io.watertight.source.types.JavaType;
import io.watertight.source.types.Members;
import io.watertight.source.types.TypeScope;
import io.watertight.source.types.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One body while it is lowered: of a method, a constructor, an initialiser or a lambda. It holds what all constructs share:
 * the code made so far, the variables in scope and the class around.
 */
final class Body {
    private final ClassLowering owner;
    private final Optional<Body> around;
    private final boolean isStatic;
    private final Code code = new Code();
    private final Scopes scopes = new Scopes();
    private final Jumps jumps = new Jumps(code);
    private final Expressions expressions = new Expressions(this);
    private final Statements statements = new Statements(this);
    private final Map<String, Operand> captured = new LinkedHashMap<>();
    private final String name;
    private TypeScope types;
    private JavaType result = JavaType.VOID;
    private JavaType returned = JavaType.UNKNOWN;
    private int receiver = Variable.NONE;

    /**
     * An empty body.
     *
     * @param around the body around a lambda's; empty for others
     * @param name of the method, for lambdas of that around
     */
    Body(ClassLowering owner, Optional<Body> around, boolean isStatic, String name, TypeScope types) {
        this.owner = owner;
        this.around = around;
        this.isStatic = isStatic;
        this.name = name;
        this.types = types;
    }

    ClassLowering owner() {
        return owner;
    }

    DeclaredClass declared() {
        return owner.declared();
    }

    Types allTypes() {
        return owner.scan().types();
    }

    Members members() {
        return owner.members();
    }

    Code code() {
        return code;
    }

    Scopes scopes() {
        return scopes;
    }

    Jumps jumps() {
        return jumps;
    }

    Expressions expressions() {
        return expressions;
    }

    Statements statements() {
        return statements;
    }

    TypeScope types() {
        return types;
    }

    void useTypes(TypeScope narrower) {
        types = narrower;
    }

    /** Name of the method that is lowered, or of that around a lambda. */
    String name() {
        return name;
    }

    /** Whether there is no {@code this}. */
    boolean isStatic() {
        return isStatic;
    }

    /** The type of what the method returns; unknown for a lambda. */
    JavaType result() {
        return result;
    }

    void setResult(JavaType type) {
        result = type;
    }

    /** The type of the first value that was returned. */
    JavaType returned() {
        return returned;
    }

    void noteReturned(JavaType type) {
        if (returned.isUnknown() || returned.isNull()) {
            returned = type;
        }
    }

    /** The type that is written so; {@code var} is unknown. */
    JavaType type(Type written) {
        return types.type(written);
    }

    /** The class that a node declares. */
    Optional<DeclaredClass> declaredAt(Node node) {
        return declared().unit().at(node);
    }

    Local declareLocal(String variable, JavaType type, Optional<Integer> constant) {
        Local local = new Local(code.variable(variable, Variable.Kind.LOCAL), type, constant);
        scopes.declare(variable, local);
        return local;
    }

    Local declareParameter(String variable, JavaType type) {
        Local local = new Local(code.variable(variable, Variable.Kind.PARAMETER), type, Optional.empty());
        scopes.declare(variable, local);
        return local;
    }

    /** The variable of this name that can be read here, captured by lambdas if need be. */
    Optional<Local> local(String variable) {
        Optional<Local> own = scopes.find(variable);
        if (own.isPresent() || around.isEmpty()) {
            return own;
        }
        Optional<Local> outer = around.get().local(variable);
        return outer.map(found -> {
            Local parameter =
                    new Local(code.variable(variable, Variable.Kind.PARAMETER), found.type(), found.constant());
            scopes.declareOutermost(variable, parameter);
            captured.put(variable, parameter.operand());
            return parameter;
        });
    }

    /** The variable of this name, without capturing it. */
    Optional<Local> visible(String variable) {
        return scopes.find(variable).or(() -> around.flatMap(outer -> outer.visible(variable)));
    }

    /** Whether a variable of this name can be captured here, without doing so. */
    Optional<JavaType> capturable(String variable) {
        Optional<Local> own = scopes.find(variable);
        if (own.isPresent()) {
            return own.map(Local::type);
        }
        if (around.isPresent()) {
            return around.get().capturable(variable);
        }
        return members().field(declared().name(), variable).isPresent()
                ? Optional.empty()
                : Optional.ofNullable(declared().captured().get(variable))
                        .or(() -> owner.declaredIn().flatMap(outer -> outer.capturable(variable)));
    }

    /** The captured variables of the code around a local class, read from its fields. */
    Optional<Operand> capturedByClass(String variable) {
        JavaType type = declared().captured().get(variable);
        if (type == null || isStatic) {
            return Optional.empty();
        }
        int target = code.temporary();
        code.add(new Instruction.LoadField(target, receiver(), Headers.captured(declared(), variable)));
        return Optional.of(new Operand(target, type));
    }

    /** The variables a lambda captures, in the order in which it first reads them. */
    Map<String, Operand> captured() {
        return captured;
    }

    /** The variable for {@code this}, or something unknown where there is none; a lambda that reads it captures it. */
    int receiver() {
        if (isStatic) {
            return code.compute("unknown", declared().type()).variable(); // code that no compiler accepts
        }
        if (receiver == Variable.NONE) {
            receiver = code.variable("this", Variable.Kind.THIS);
        }
        return receiver;
    }

    boolean usesReceiver() {
        return receiver != Variable.NONE;
    }

    /** The object of this class or a class around it, reached by way of the fields for enclosing objects. */
    Operand object(DeclaredClass of) {
        DeclaredClass at = declared();
        int object = receiver();
        while (at != of && at.hasOuterObject() && !isSubclass(at, of)) {
            int next = code.temporary();
            code.add(new Instruction.LoadField(next, object, Headers.outer(at)));
            object = next;
            at = at.outer().orElseThrow();
        }
        return new Operand(object, at.type());
    }

    private boolean isSubclass(DeclaredClass sub, DeclaredClass sup) {
        return allTypes().supertypes(sub.name()).contains(sup.name());
    }

    /** The body, when all of it is lowered. */
    MethodBody finish(MethodRef method, List<Integer> parameters) {
        if (code.isAlive()) {
            end();
        }
        return new MethodBody(
                method,
                code.variables(),
                parameters,
                UnknownResults.typed(method, code.linked()),
                new ArrayList<>(code.lines()),
                code.handlers());
    }

    private void end() {
        boolean returnsValue = !result.isVoid() && !result.isUnknown();
        if (returnsValue) {
            // only in code that was read in part
            code.exit(code.constant(new Value.Null(), result).variable());
        } else {
            code.exit(Variable.NONE);
        }
    }
}
