// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.UnionType;
import io.watertight.ir.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Try statements as javac compiles them: the finally clause is copied to every way out (JLS 14.20.2), and resources are
 * closed by code around the block (JLS 14.20.3).
 */
final class Tries {
    private final Body body;

    Tries(Body body) {
        this.body = body;
    }

    private Code code() {
        return body.code();
    }

    void lower(TryStmt statement) {
        Optional<BlockStmt> last = statement.getFinallyBlock();
        Runnable block =
                () -> body.scopes().inBlock(() -> withResources(statement.getResources(), 0, statement.getTryBlock()));
        if (last.isEmpty()) {
            withCatches(statement, block);
        } else {
            withFinally(last.get(), () -> withCatches(statement, block));
        }
    }

    private void withFinally(BlockStmt last, Runnable lowering) {
        Runnable clause = () -> {
            int line = code().line();
            body.statements().run(last);
            code().atLine(line);
        };
        Protection protection = body.jumps().protect(clause, lowering);
        Label end = code().label();
        if (code().isAlive()) {
            body.statements().run(last);
            code().jump(end);
        }
        int caught = code().temporary();
        code().at(last);
        if (code().beginHandler(protection.ranges(), List.of(Handler.ANY), caught)) {
            body.statements().run(last);
            code().atEndOf(last);
            code().raise(caught);
        }
        code().place(end);
    }

    private void withCatches(TryStmt statement, Runnable block) {
        if (statement.getCatchClauses().isEmpty()) {
            block.run();
            return;
        }
        Protection protection = body.jumps().protect(() -> {}, block);
        Label end = code().label();
        code().jump(end);
        for (CatchClause clause : statement.getCatchClauses()) {
            lower(clause, protection);
            code().jump(end);
        }
        code().place(end);
    }

    private void lower(CatchClause clause, Protection protection) {
        Type written = clause.getParameter().getType();
        List<String> types = new ArrayList<>();
        if (written instanceof UnionType union) {
            union.getElements().forEach(type -> types.add(body.type(type).internalName()));
        } else {
            types.add(body.type(written).internalName());
        }
        body.scopes().inBlock(() -> {
            Local caught =
                    body.declareLocal(clause.getParameter().getNameAsString(), body.type(written), Optional.empty());
            code().at(clause);
            if (code().beginHandler(protection.ranges(), types, caught.variable())) {
                body.statements().run(clause.getBody());
            }
        });
    }

    private void withResources(List<Expression> resources, int position, BlockStmt block) {
        if (position == resources.size()) {
            body.statements().run(block);
            return;
        }
        Expression written = resources.get(position);
        code().at(written);
        Resource resource = resource(written);
        Runnable close = () -> resource.close(body);
        Protection protection = body.jumps().protect(close, () -> withResources(resources, position + 1, block));
        Label end = code().label();
        if (code().isAlive()) {
            code().atEndOf(block);
            close.run();
            code().jump(end);
        }
        int primary = code().temporary();
        code().at(written);
        if (code().beginHandler(protection.ranges(), List.of(Handler.ANY), primary)) {
            resource.closeAfter(body, primary);
            code().raise(primary);
        }
        code().place(end);
    }

    private Resource resource(Expression written) {
        if (written instanceof VariableDeclarationExpr declaration) {
            body.expressions().run(declaration);
            String name = declaration.getVariable(0).getNameAsString();
            Local local = body.local(name).orElseThrow();
            boolean isNew = declaration
                    .getVariable(0)
                    .getInitializer()
                    .filter(Expression::isObjectCreationExpr)
                    .isPresent();
            return new Resource(local.operand(), isNew);
        }
        Operand value = body.expressions().value(written);
        return new Resource(code().copy(value), false);
    }
}
