// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import io.watertight.ir.CallKind;
import io.watertight.ir.Comparison;
import io.watertight.ir.Instruction;
import io.watertight.ir.Variable;
import io.watertight.program.MethodRef;
import io.watertight.source.types.DeclaredClass;
import io.watertight.source.types.JavaType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The ints by which a switch goes: constants, places of enum constants, hash codes of strings. */
final class SwitchKeys {
    /** Where keys begin that stand for constants whose value is not known. */
    private static final int UNKNOWN = 0x4000_0000;

    private final Body body;
    private final JavaType type;
    private final Set<Integer> used = new HashSet<>();
    private int unknown = UNKNOWN;

    SwitchKeys(Body body, JavaType type) {
        this.body = body;
        this.type = type;
    }

    private boolean isByValue() {
        return type.isIntLike();
    }

    /** The variable that is compared with the keys. */
    int selector(Operand selector) {
        if (isByValue()) {
            return selector.variable();
        }
        if (type.equals(JavaType.STRING)) {
            return call(new MethodRef("java/lang/String", "hashCode", "()I"), selector);
        }
        boolean isBox = type.isClass() && type.internalName().startsWith("java/lang/");
        if (isBox || !type.isClass()) {
            return body.code()
                    .compute("convert", JavaType.INT, selector.variable())
                    .variable();
        }
        return call(new MethodRef(type.internalName(), "ordinal", "()I"), selector);
    }

    private int call(MethodRef method, Operand object) {
        int target = body.code().temporary();
        body.code().add(new Instruction.Invoke(target, CallKind.VIRTUAL, method, List.of(object.variable())));
        return target;
    }

    /** The key of a label; no two labels have the same. */
    int of(Expression label) {
        Optional<Integer> known = Optional.empty();
        if (label instanceof StringLiteralExpr text) {
            known = Optional.of(Constants.text(text).hashCode());
        } else if (label instanceof NameExpr name && !isByValue()) {
            known = ordinal(name.getNameAsString());
        } else {
            known = new Constants(body).valueOf(label);
        }
        int key = known.filter(value -> !used.contains(value)).orElseGet(() -> unknown++);
        used.add(key);
        return key;
    }

    private Optional<Integer> ordinal(String name) {
        Optional<DeclaredClass> declared =
                body.allTypes().declared(type.internalName()).filter(found -> found.kind() == DeclaredClass.Kind.ENUM);
        if (declared.isEmpty()) {
            return Optional.empty();
        }
        for (int i = 0; i < declared.get().fields().size(); i++) {
            if (declared.get().fields().get(i).ref().name().equals(name)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** Goes to the label unless the selector is this constant. */
    void test(Expression constant, Operand selector, Label otherwise) {
        if (constant instanceof NullLiteralExpr) {
            body.code().branch(Comparison.NOT_EQUAL, selector.variable(), Variable.NONE, otherwise);
            return;
        }
        if (constant instanceof StringLiteralExpr text) {
            int value = body.expressions().value(text).variable();
            int target = body.code().temporary();
            MethodRef equals = new MethodRef("java/lang/String", "equals", "(Ljava/lang/Object;)Z");
            body.code()
                    .add(new Instruction.Invoke(target, CallKind.VIRTUAL, equals, List.of(selector.variable(), value)));
            body.code().branch(Comparison.EQUAL, target, Variable.NONE, otherwise);
            return;
        }
        Operand key = body.code().compute("unknown", JavaType.INT, selector.variable());
        body.code().branch(Comparison.NOT_EQUAL, key.variable(), Variable.NONE, otherwise);
    }
}
