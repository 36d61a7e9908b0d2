// SPDX-License-Identifier: Apache-2.0
package io.watertight.source;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithSimpleName;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.visitor.VoidVisitorAdapter;
import io.watertight.finding.Range;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Collects from a syntax tree the code that findings point to. */
final class SpotCollector extends VoidVisitorAdapter<Void> {
    private static final Set<UnaryExpr.Operator> STEPS = Set.of(
            UnaryExpr.Operator.PREFIX_INCREMENT,
            UnaryExpr.Operator.PREFIX_DECREMENT,
            UnaryExpr.Operator.POSTFIX_INCREMENT,
            UnaryExpr.Operator.POSTFIX_DECREMENT);

    private final List<Outline.Spot> spots = new ArrayList<>();
    private final List<Range> statements = new ArrayList<>();
    private final List<DeclaredField> fields = new ArrayList<>();

    private SpotCollector() {}

    /** A field and the lines of its declaration. */
    record DeclaredField(String name, Range range) {}

    static SpotCollector collect(CompilationUnit unit) {
        SpotCollector collector = new SpotCollector();
        unit.accept(collector, null);
        unit.findAll(Statement.class, statement -> !statement.isBlockStmt()).forEach(collector::addStatement);
        collector.spots.sort(
                Comparator.comparingInt((Outline.Spot spot) -> spot.range().startLine())
                        .thenComparingInt(spot -> spot.range().startColumn()));
        return collector;
    }

    List<Outline.Spot> spots() {
        return spots;
    }

    List<Range> statements() {
        return statements;
    }

    List<DeclaredField> fields() {
        return fields;
    }

    @Override
    public void visit(ObjectCreationExpr creation, Void unused) {
        add(Hint.Kind.CONSTRUCTION, creation.getType().getNameAsString(), Ranges.withoutBody(creation));
        super.visit(creation, null);
    }

    @Override
    public void visit(MethodCallExpr call, Void unused) {
        add(Hint.Kind.CALL, call.getNameAsString(), Ranges.fromLineOf(call.getName(), call));
        super.visit(call, null);
    }

    @Override
    public void visit(MethodReferenceExpr reference, Void unused) {
        add(Hint.Kind.FUNCTION, "", Ranges.of(reference));
        if (reference.getIdentifier().equals("new")) {
            String type = reference.getScope().toString();
            add(Hint.Kind.CONSTRUCTION, type.substring(type.lastIndexOf('.') + 1), Ranges.of(reference));
        } else {
            add(Hint.Kind.CALL, reference.getIdentifier(), Ranges.of(reference));
        }
        super.visit(reference, null);
    }

    @Override
    public void visit(LambdaExpr lambda, Void unused) {
        add(Hint.Kind.FUNCTION, "", Ranges.of(lambda));
        super.visit(lambda, null);
    }

    @Override
    public void visit(AssignExpr assignment, Void unused) {
        addWrite(assignment.getTarget(), assignment);
        super.visit(assignment, null);
    }

    @Override
    public void visit(UnaryExpr unary, Void unused) {
        if (STEPS.contains(unary.getOperator())) {
            addWrite(unary.getExpression(), unary);
        }
        super.visit(unary, null);
    }

    @Override
    public void visit(FieldDeclaration declaration, Void unused) {
        addStatement(declaration);
        for (VariableDeclarator variable : declaration.getVariables()) {
            fields.add(new DeclaredField(variable.getNameAsString(), Ranges.of(declaration)));
            if (variable.getInitializer().isPresent()) {
                add(Hint.Kind.FIELD_WRITE, variable.getNameAsString(), Ranges.of(variable));
            }
        }
        super.visit(declaration, null);
    }

    @Override
    public void visit(VariableDeclarationExpr declaration, Void unused) {
        addStatement(declaration);
        super.visit(declaration, null);
    }

    private void addWrite(Expression target, Expression write) {
        if (target instanceof NodeWithSimpleName<?> named) {
            add(Hint.Kind.FIELD_WRITE, named.getNameAsString(), Ranges.of(write));
        }
    }

    private void addStatement(Node statement) {
        statements.add(Ranges.of(statement));
    }

    private void add(Hint.Kind kind, String name, Range range) {
        spots.add(new Outline.Spot(kind, name, range.startLine(), range));
    }
}
