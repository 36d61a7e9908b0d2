// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.WhileStmt;
import io.watertight.ir.CallKind;
import io.watertight.ir.Comparison;
import io.watertight.ir.Instruction;
import io.watertight.ir.Value;
import io.watertight.ir.Variable;
import io.watertight.program.MethodRef;
import io.watertight.source.types.JavaType;
import java.util.List;
import java.util.Optional;

/** Loops, tested at the top as compilers do. */
final class Loops {
    private static final String ITERATOR = "java/util/Iterator";

    private final Body body;

    Loops(Body body) {
        this.body = body;
    }

    private Code code() {
        return body.code();
    }

    void lower(WhileStmt loop) {
        loop(Optional.of(loop.getCondition()), loop.getBody(), List.of());
    }

    void lower(ForStmt loop) {
        body.scopes().inBlock(() -> {
            loop.getInitialization().forEach(body.expressions()::run);
            loop(loop.getCompare(), loop.getBody(), List.copyOf(loop.getUpdate()));
        });
    }

    private void loop(Optional<Expression> test, Statement content, List<Expression> update) {
        Label top = code().label();
        Label next = code().label();
        Label end = code().label();
        code().placeLoop(top);
        body.scopes().inBlock(() -> {
            test.ifPresent(condition -> {
                code().at(condition);
                new Conditions(body).jump(condition, false, end);
            });
            body.jumps().inLoop(end, next, () -> body.statements().runInBlock(content));
            code().place(next);
            update.forEach(step -> {
                code().at(step);
                body.expressions().run(step);
            });
            code().jump(top);
        });
        code().place(end);
    }

    void lower(DoStmt loop) {
        Label top = code().label();
        Label next = code().label();
        Label end = code().label();
        code().placeLoop(top);
        body.jumps().inLoop(end, next, () -> body.statements().runInBlock(loop.getBody()));
        code().place(next);
        if (code().isAlive()) {
            code().at(loop.getCondition());
            new Conditions(body).jump(loop.getCondition(), true, top);
        }
        code().place(end);
    }

    void lower(ForEachStmt loop) {
        body.scopes().inBlock(() -> {
            Operand source = body.expressions().value(loop.getIterable());
            if (source.type().isArray()) {
                overArray(loop, source);
            } else {
                overIterable(loop, source);
            }
        });
    }

    private void overArray(ForEachStmt loop, Operand source) {
        Operand array = code().copy(source);
        Operand length = code().compute("length", JavaType.INT, array.variable());
        int index = code().temporary();
        code().add(new Instruction.Constant(index, new Value.Int(0)));
        Label top = code().label();
        Label next = code().label();
        Label end = code().label();
        code().placeLoop(top);
        code().branch(Comparison.GREATER_OR_EQUAL, index, length.variable(), end);
        int element = code().temporary();
        code().add(new Instruction.LoadElement(element, array.variable(), index));
        assign(loop.getVariableDeclarator(), new Operand(element, array.type().element()));
        body.jumps().inLoop(end, next, () -> body.statements().runInBlock(loop.getBody()));
        code().place(next);
        if (code().isAlive()) {
            code().at(loop);
            code().add(new Instruction.Compute(index, "increment", List.of(index)));
            code().jump(top);
        }
        code().place(end);
    }

    private void overIterable(ForEachStmt loop, Operand source) {
        String owner =
                source.type().isUnknown() ? "java/lang/Iterable" : source.type().internalName();
        int iterator = call(owner, "iterator", "()Ljava/util/Iterator;", source.variable());
        Label top = code().label();
        Label end = code().label();
        code().placeLoop(top);
        int hasNext = call(ITERATOR, "hasNext", "()Z", iterator);
        code().branch(Comparison.EQUAL, hasNext, Variable.NONE, end);
        int next = call(ITERATOR, "next", "()Ljava/lang/Object;", iterator);
        JavaType element = elementType(source.type());
        assign(loop.getVariableDeclarator(), new Operand(next, element));
        body.jumps().inLoop(end, top, () -> body.statements().runInBlock(loop.getBody()));
        if (code().isAlive()) {
            code().at(loop);
            code().jump(top);
        }
        code().place(end);
    }

    private JavaType elementType(JavaType iterable) {
        JavaType element = body.members()
                .asInstanceOf(iterable, "java/lang/Iterable")
                .map(type -> type.argument(0))
                .orElse(JavaType.UNKNOWN);
        return element.isUnknown() ? JavaType.OBJECT : element;
    }

    private int call(String owner, String name, String descriptor, int object) {
        int target = code().temporary();
        MethodRef method = new MethodRef(owner, name, descriptor);
        code().add(new Instruction.Invoke(target, CallKind.VIRTUAL, method, List.of(object)));
        return target;
    }

    private void assign(VariableDeclarator variable, Operand element) {
        boolean isInferred = variable.getType().isVarType();
        JavaType type = isInferred ? element.type() : body.type(variable.getType());
        Operand value = type.isReference() && !type.isObject() && !type.isUnknown()
                ? body.expressions().cast(element, type)
                : element;
        Local local = body.declareLocal(variable.getNameAsString(), type, Optional.empty());
        code().add(new Instruction.Copy(local.variable(), value.variable()));
    }
}
