// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import com.github.javaparser.ast.expr.ComponentPatternExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.nodeTypes.SwitchNode;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.SwitchStmt;
import io.watertight.ir.CallKind;
import io.watertight.ir.Instruction;
import io.watertight.ir.Variable;
import io.watertight.program.MethodRef;
import io.watertight.source.types.JavaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Switch statements and expressions. */
final class Switches {
    private static final String NO_MATCH = "java/lang/IncompatibleClassChangeError";

    private final Body body;

    Switches(Body body) {
        this.body = body;
    }

    private Code code() {
        return body.code();
    }

    void lower(SwitchStmt statement) {
        Label end = code().label();
        Operand selector = body.expressions().value(statement.getSelector());
        body.jumps().inSwitch(end, () -> body.scopes().inBlock(() -> entries(statement, selector, end)));
        code().place(end);
    }

    Operand lower(SwitchExpr expression, JavaType wanted) {
        Label end = code().label();
        int result = code().temporary();
        Operand selector = body.expressions().value(expression.getSelector());
        JavaType[] type = {JavaType.UNKNOWN};
        body.jumps().inSwitchExpression(result, wanted, end, () -> {
            body.scopes().inBlock(() -> entries(expression, selector, end));
            type[0] = body.jumps().yielded();
        });
        code().place(end);
        return new Operand(result, type[0].isUnknown() ? wanted : type[0]);
    }

    /** Leaves a switch expression with a value. */
    void leaveWith(Jumps.Yield target, Expression expression) {
        Operand value = body.expressions().value(expression, target.type());
        body.jumps().noteYielded(value.type());
        code().add(new Instruction.Copy(target.result(), value.variable()));
        body.jumps().yieldTo(target);
    }

    private void entries(SwitchNode node, Operand selector, Label end) {
        boolean isByPattern = node.getEntries().stream()
                .anyMatch(entry -> entry.getGuard().isPresent()
                        || entry.getLabels().stream()
                                .anyMatch(label ->
                                        label instanceof ComponentPatternExpr || label instanceof NullLiteralExpr));
        boolean isExpression = node instanceof SwitchExpr;
        if (isByPattern) {
            byPattern(node, selector, end, isExpression);
        } else {
            byKey(node, selector, end, isExpression);
        }
    }

    private static boolean isDefault(SwitchEntry entry) {
        return entry.getLabels().isEmpty() || entry.isDefault();
    }

    private void byKey(SwitchNode node, Operand selector, Label end, boolean isExpression) {
        SwitchKeys keys = new SwitchKeys(body, selector.type());
        List<Integer> values = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        List<Label> starts = new ArrayList<>();
        Label noMatch = code().label();
        Label otherwise = isExpression ? noMatch : end;
        for (SwitchEntry entry : node.getEntries()) {
            Label start = code().label();
            starts.add(start);
            for (Expression label : entry.getLabels()) {
                values.add(keys.of(label));
                labels.add(start);
            }
            if (isDefault(entry)) {
                otherwise = start;
            }
        }
        code().switchTo(keys.selector(selector), values, labels, otherwise);
        for (int i = 0; i < starts.size(); i++) {
            code().place(starts.get(i));
            content(node.getEntries().get(i), end, isExpression);
        }
        code().jump(end);
        code().place(noMatch);
        if (code().isUsed(noMatch)) {
            throwNoMatch();
        }
    }

    private void byPattern(SwitchNode node, Operand selector, Label end, boolean isExpression) {
        Label next = code().label();
        Label intoNext = code().label();
        boolean hasDefault = false;
        for (SwitchEntry entry : node.getEntries()) {
            code().place(next);
            next = code().label();
            Label otherwise = next;
            Label content = intoNext;
            intoNext = code().label();
            Label into = intoNext;
            hasDefault |= isDefault(entry);
            body.scopes().inBlock(() -> {
                if (!isDefault(entry)) {
                    match(entry, selector, otherwise);
                }
                code().place(content);
                content(entry, end, isExpression);
                code().jump(into);
            });
        }
        code().place(next);
        code().place(intoNext);
        if (!hasDefault && isExpression) {
            throwNoMatch();
        }
    }

    /** Goes on if one of the labels matches. */
    private void match(SwitchEntry entry, Operand selector, Label otherwise) {
        Label matched = code().label();
        int last = entry.getLabels().size() - 1;
        for (int i = 0; i <= last; i++) {
            Label next = i == last ? otherwise : code().label();
            Expression label = entry.getLabels().get(i);
            if (label instanceof ComponentPatternExpr pattern) {
                new Patterns(body).match(pattern, selector, next, false);
            } else {
                new SwitchKeys(body, selector.type()).test(label, selector, next);
            }
            if (i < last) {
                code().jump(matched);
                code().place(next);
            }
        }
        code().place(matched);
        entry.getGuard().ifPresent(guard -> new Conditions(body).jump(guard, false, otherwise));
    }

    private void content(SwitchEntry entry, Label end, boolean isExpression) {
        Optional<Jumps.Yield> target = isExpression ? body.jumps().expression() : Optional.empty();
        boolean isValue = entry.getType() == SwitchEntry.Type.EXPRESSION && target.isPresent();
        for (Statement statement : entry.getStatements()) {
            if (isValue && statement instanceof ExpressionStmt value && code().isAlive()) {
                code().at(value);
                leaveWith(target.get(), value.getExpression());
            } else {
                body.statements().run(statement);
            }
        }
        if (entry.getType() != SwitchEntry.Type.STATEMENT_GROUP) {
            code().jump(end);
        }
    }

    private void throwNoMatch() {
        int error = code().temporary();
        code().add(new Instruction.Allocate(error, NO_MATCH));
        MethodRef constructor = new MethodRef(NO_MATCH, "<init>", "()V");
        code().add(new Instruction.Invoke(Variable.NONE, CallKind.SPECIAL, constructor, List.of(error)));
        code().raise(error);
    }
}
