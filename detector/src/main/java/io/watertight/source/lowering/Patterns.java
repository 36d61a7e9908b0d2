// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import com.github.javaparser.ast.expr.ComponentPatternExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.PatternExpr;
import com.github.javaparser.ast.expr.RecordPatternExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import io.watertight.ir.CallKind;
import io.watertight.ir.Comparison;
import io.watertight.ir.Instruction;
import io.watertight.ir.Variable;
import io.watertight.source.types.DeclaredClass;
import io.watertight.source.types.JavaType;
import java.util.List;
import java.util.Optional;

/** Patterns: a test of the type, then the variable, then the components of a record. */
final class Patterns {
    private final Body body;

    Patterns(Body body) {
        this.body = body;
    }

    private Code code() {
        return body.code();
    }

    /** Goes to the label if the pattern matches, or if it does not. */
    void jump(InstanceOfExpr test, boolean when, Label label) {
        Operand value = body.expressions().value(test.getExpression());
        PatternExpr pattern = test.getPattern().orElseThrow();
        if (!when) {
            match(pattern, value, label, false);
            return;
        }
        Label end = code().label();
        match(pattern, value, end, false);
        code().jump(label);
        code().place(end);
    }

    /**
     * Binds what the pattern names, or goes to the label.
     *
     * @param isTotal whether the value is known to be of the type of the pattern
     */
    void match(ComponentPatternExpr pattern, Operand value, Label otherwise, boolean isTotal) {
        if (pattern instanceof TypePatternExpr typed) {
            JavaType written = body.type(typed.getType());
            JavaType type = typed.getType().isVarType() ? value.type() : written;
            Operand narrowed = isTotal ? value.withType(type) : tested(value, type, otherwise);
            Local local = body.declareLocal(typed.getNameAsString(), type, Optional.empty());
            code().add(new Instruction.Copy(local.variable(), narrowed.variable()));
        } else if (pattern instanceof RecordPatternExpr destructured) {
            JavaType type = body.type(destructured.getType());
            Operand narrowed = tested(value, type, otherwise);
            components(destructured, narrowed, otherwise);
        }
    }

    private Operand tested(Operand value, JavaType type, Label otherwise) {
        if (!type.isReference()) {
            return value.withType(type);
        }
        int matches = code().temporary();
        code().add(new Instruction.TypeTest(matches, value.variable(), type.internalName()));
        code().branch(Comparison.EQUAL, matches, Variable.NONE, otherwise);
        return body.expressions().cast(value, type);
    }

    private void components(RecordPatternExpr pattern, Operand value, Label otherwise) {
        List<String> names = body.allTypes()
                .declared(value.type().internalName())
                .map(DeclaredClass::components)
                .orElse(List.of());
        for (int i = 0; i < pattern.getPatternList().size(); i++) {
            ComponentPatternExpr component = pattern.getPatternList().get(i);
            Operand part =
                    i < names.size() ? accessed(value, names.get(i)) : code().compute("unknown", JavaType.UNKNOWN);
            boolean isTotal = component instanceof TypePatternExpr typed
                    && (typed.getType().isVarType()
                            || body.type(typed.getType())
                                    .descriptor()
                                    .equals(part.type().descriptor()));
            match(component, part, otherwise, isTotal);
        }
    }

    private Operand accessed(Operand value, String name) {
        return body.members()
                .method(value.type(), name, List.of())
                .map(accessor -> {
                    int target = code().temporary();
                    code().add(new Instruction.Invoke(
                            target, CallKind.VIRTUAL, accessor.ref(), List.of(value.variable())));
                    return new Operand(target, accessor.result());
                })
                .orElseGet(() -> code().compute("unknown", JavaType.UNKNOWN));
    }
}
