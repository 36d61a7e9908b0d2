// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.AssertStmt;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.LabeledStmt;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.LocalRecordDeclarationStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.stmt.YieldStmt;
import com.github.javaparser.ast.visitor.VoidVisitorAdapter;
import io.watertight.ir.CallKind;
import io.watertight.ir.Comparison;
import io.watertight.ir.Handler;
import io.watertight.ir.Instruction;
import io.watertight.ir.Variable;
import io.watertight.program.FieldRef;
import io.watertight.program.MethodRef;
import io.watertight.source.types.DeclaredClass;
import io.watertight.source.types.JavaType;
import io.watertight.source.types.TypeScope;
import java.util.List;
import java.util.Optional;

/** Lowers statements: sends each kind to where it is dealt with, and deals with the simple ones itself. */
final class Statements extends VoidVisitorAdapter<Void> {
    private static final String ASSERTION_ERROR = "java/lang/AssertionError";

    private final Body body;

    Statements(Body body) {
        this.body = body;
    }

    private Code code() {
        return body.code();
    }

    /** Lowers a statement, if it can be reached. */
    void run(Statement statement) {
        if (code().isAlive()) {
            if (!(statement instanceof BlockStmt)) {
                code().at(statement);
            }
            statement.accept(this, null);
        }
    }

    void run(List<Statement> statements) {
        statements.forEach(this::run);
    }

    /** A statement with a scope of its own. */
    void runInBlock(Statement statement) {
        body.scopes().inBlock(() -> run(statement));
    }

    @Override
    public void visit(BlockStmt block, Void unused) {
        TypeScope around = body.types();
        body.scopes().inBlock(() -> run(block.getStatements()));
        body.useTypes(around);
    }

    @Override
    public void visit(ExpressionStmt statement, Void unused) {
        body.expressions().run(statement.getExpression());
    }

    @Override
    public void visit(IfStmt choice, Void unused) {
        Label otherwise = code().label();
        body.scopes().inBlock(() -> {
            new Conditions(body).jump(choice.getCondition(), false, otherwise);
            runInBlock(choice.getThenStmt());
            boolean endsThen = !code().isAlive();
            Optional<Statement> other = choice.getElseStmt();
            if (other.isEmpty()) {
                code().place(otherwise);
            } else {
                Label end = code().label();
                code().jump(end);
                code().place(otherwise);
                runInBlock(other.get());
                code().place(end);
            }
            keepPatterns(endsThen);
        });
    }

    /** After {@code if (!(x instanceof T t)) return;} the variable t is in scope. */
    private void keepPatterns(boolean endsThen) {
        if (endsThen) {
            body.scopes().keepInnermost();
        }
    }

    @Override
    public void visit(WhileStmt loop, Void unused) {
        new Loops(body).lower(loop);
    }

    @Override
    public void visit(DoStmt loop, Void unused) {
        new Loops(body).lower(loop);
    }

    @Override
    public void visit(ForStmt loop, Void unused) {
        new Loops(body).lower(loop);
    }

    @Override
    public void visit(ForEachStmt loop, Void unused) {
        new Loops(body).lower(loop);
    }

    @Override
    public void visit(LabeledStmt labeled, Void unused) {
        body.jumps().label(labeled.getLabel().asString());
        Statement inner = labeled.getStatement();
        boolean isTarget = inner.isWhileStmt()
                || inner.isDoStmt()
                || inner.isForStmt()
                || inner.isForEachStmt()
                || inner.isSwitchStmt()
                || inner.isLabeledStmt();
        if (isTarget) {
            run(inner);
        } else {
            Label end = code().label();
            body.jumps().inLabeled(end, () -> run(inner));
            code().place(end);
        }
    }

    @Override
    public void visit(BreakStmt jump, Void unused) {
        body.jumps().breakTo(jump.getLabel().map(SimpleName::asString));
    }

    @Override
    public void visit(ContinueStmt jump, Void unused) {
        body.jumps().continueTo(jump.getLabel().map(SimpleName::asString));
    }

    @Override
    public void visit(YieldStmt statement, Void unused) {
        body.jumps().expression().ifPresent(target -> new Switches(body).leaveWith(target, statement.getExpression()));
    }

    @Override
    public void visit(ReturnStmt statement, Void unused) {
        Optional<Expression> expression = statement.getExpression();
        if (expression.isEmpty()) {
            body.jumps().returnWith(Variable.NONE);
            return;
        }
        Operand value = body.expressions().value(expression.get(), body.result());
        body.noteReturned(value.type());
        if (body.jumps().isProtected()) {
            value = code().copy(value); // what runs on the way out may assign the variable
        }
        body.jumps().returnWith(value.variable());
    }

    @Override
    public void visit(ThrowStmt statement, Void unused) {
        Operand thrown = body.expressions().value(statement.getExpression(), JavaType.THROWABLE);
        code().raise(thrown.variable());
    }

    @Override
    public void visit(TryStmt statement, Void unused) {
        new Tries(body).lower(statement);
    }

    @Override
    public void visit(SwitchStmt statement, Void unused) {
        new Switches(body).lower(statement);
    }

    @Override
    public void visit(SynchronizedStmt statement, Void unused) {
        Operand lock = code().copy(body.expressions().value(statement.getExpression()));
        code().add(new Instruction.Monitor(lock.variable(), true));
        Runnable leave = () -> code().add(new Instruction.Monitor(lock.variable(), false));
        Protection protection = body.jumps().protect(leave, () -> run(statement.getBody()));
        boolean isAlive = code().isAlive();
        Label end = code().label();
        if (isAlive) {
            leave.run();
            code().jump(end);
        }
        int caught = code().temporary();
        if (code().beginHandler(protection.ranges(), List.of(Handler.ANY), caught)) {
            leave.run();
            code().raise(caught);
        }
        code().place(end);
    }

    @Override
    public void visit(AssertStmt statement, Void unused) {
        Label end = code().label();
        FieldRef disabled = new FieldRef(body.declared().name(), "$assertionsDisabled", "Z");
        int isDisabled = code().temporary();
        code().add(new Instruction.LoadField(isDisabled, Variable.NONE, disabled));
        code().branch(Comparison.NOT_EQUAL, isDisabled, Variable.NONE, end);
        new Conditions(body).jump(statement.getCheck(), true, end);
        int error = code().temporary();
        code().add(new Instruction.Allocate(error, ASSERTION_ERROR));
        Optional<Operand> detail = statement.getMessage().map(body.expressions()::value);
        String descriptor = detail.isPresent() ? "(Ljava/lang/Object;)V" : "()V";
        List<Integer> arguments =
                detail.map(value -> List.of(error, value.variable())).orElse(List.of(error));
        MethodRef constructor = new MethodRef(ASSERTION_ERROR, "<init>", descriptor);
        code().add(new Instruction.Invoke(Variable.NONE, CallKind.SPECIAL, constructor, arguments));
        code().raise(error);
        code().place(end);
    }

    @Override
    public void visit(LocalClassDeclarationStmt statement, Void unused) {
        declare(statement.getClassDeclaration().getNameAsString(), body.declaredAt(statement.getClassDeclaration()));
    }

    @Override
    public void visit(LocalRecordDeclarationStmt statement, Void unused) {
        declare(statement.getRecordDeclaration().getNameAsString(), body.declaredAt(statement.getRecordDeclaration()));
    }

    private void declare(String name, Optional<DeclaredClass> local) {
        local.ifPresent(declared -> {
            body.useTypes(body.types().with(name, declared));
            new Captures(body).of(declared);
            body.owner().inside(declared, body).lowerMembers();
        });
    }

    @Override
    public void visit(ExplicitConstructorInvocationStmt statement, Void unused) {
        new Constructors(body).invoke(statement);
    }

    @Override
    public void visit(VariableDeclarationExpr declaration, Void unused) {
        body.expressions().run(declaration);
    }
}
