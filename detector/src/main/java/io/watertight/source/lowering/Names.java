// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import io.watertight.ir.Instruction;
import io.watertight.ir.Variable;
import io.watertight.program.FieldRef;
import io.watertight.source.types.DeclaredClass;
import io.watertight.source.types.Headers;
import io.watertight.source.types.JavaType;
import io.watertight.source.types.Members;
import java.util.Map;
import java.util.Optional;

/** What names mean as expressions (JLS 6.5.6): variables, captured ones, fields, those of classes around and supertypes. */
final class Names {
    private final Body body;

    Names(Body body) {
        this.body = body;
    }

    private Code code() {
        return body.code();
    }

    /**
     * A field and the object it is a field of.
     *
     * @param object {@link Variable#NONE} for a static field
     */
    record Place(int object, FieldRef field, JavaType type) {}

    Operand read(NameExpr expression) {
        String name = expression.getNameAsString();
        Optional<Local> local = body.local(name);
        if (local.isPresent()) {
            return local.get().operand();
        }
        return fieldAround(name).map(this::load).or(() -> captured(name)).orElseGet(() -> unknown(name));
    }

    private Optional<Operand> captured(String name) {
        Optional<Operand> own = body.capturedByClass(name);
        if (own.isPresent() || body.isStatic()) {
            return own;
        }
        for (Optional<DeclaredClass> at = body.declared().outer();
                at.isPresent();
                at = at.get().outer()) {
            DeclaredClass outer = at.get();
            if (outer.captured().containsKey(name)) {
                int target = code().temporary();
                code().add(new Instruction.LoadField(
                        target, body.object(outer).variable(), Headers.captured(outer, name)));
                return Optional.of(new Operand(target, outer.captured().get(name)));
            }
        }
        return Optional.empty();
    }

    /** A name that is nowhere declared: a field of a supertype that was not found. */
    private Operand unknown(String name) {
        return load(unknownPlace(name));
    }

    private Place unknownPlace(String name) {
        FieldRef field = new FieldRef(body.declared().name(), name, JavaType.UNKNOWN.descriptor());
        return new Place(body.isStatic() ? Variable.NONE : body.receiver(), field, JavaType.UNKNOWN);
    }

    Operand load(Place place) {
        int target = code().temporary();
        code().add(new Instruction.LoadField(target, place.object, place.field));
        return new Operand(target, place.type);
    }

    /** The field that a simple name means: of the class, of one around it, or imported. */
    Optional<Place> fieldAround(String name) {
        for (Optional<DeclaredClass> at = Optional.of(body.declared());
                at.isPresent();
                at = at.get().outer()) {
            DeclaredClass owner = at.get();
            Optional<Members.Field> field = body.members().field(owner.name(), name);
            if (field.isPresent()) {
                return field.map(found -> place(owner, found));
            }
            if (owner.captured().containsKey(name)) {
                return Optional.empty();
            }
        }
        return importedField(name).map(found -> new Place(Variable.NONE, found.ref(), found.type()));
    }

    private Optional<Members.Field> importedField(String name) {
        for (String type : body.types().staticImports(name)) {
            Optional<Members.Field> field = body.members().field(type, name);
            if (field.isPresent()) {
                return field;
            }
        }
        return Optional.empty();
    }

    private Place place(DeclaredClass owner, Members.Field field) {
        boolean needsNone = field.isStatic() || body.isStatic();
        int object = needsNone ? Variable.NONE : body.object(owner).variable();
        return new Place(object, field.ref(), field.type());
    }

    Operand read(FieldAccessExpr access) {
        Optional<String> type = type(access.getScope());
        if (type.isEmpty() && access.getNameAsString().equals("length")) {
            Operand array = body.expressions().value(access.getScope());
            if (array.type().isArray()) {
                return code().compute("length", JavaType.INT, array.variable());
            }
            return load(place(array, "length"));
        }
        return load(place(access, type));
    }

    /** The field that a qualified access means; its object is evaluated. */
    Place place(FieldAccessExpr access) {
        return place(access, type(access.getScope()));
    }

    private Place place(FieldAccessExpr access, Optional<String> type) {
        String name = access.getNameAsString();
        if (type.isPresent()) {
            Members.Field unknown = new Members.Field(
                    new FieldRef(type.get(), name, JavaType.UNKNOWN.descriptor()),
                    JavaType.UNKNOWN,
                    true,
                    Optional.empty());
            Members.Field field = body.members().field(type.get(), name).orElse(unknown);
            return new Place(Variable.NONE, field.ref(), field.type());
        }
        if (access.getScope() instanceof SuperExpr) {
            return place(new Operand(body.receiver(), body.declared().superclass()), name);
        }
        return place(body.expressions().value(access.getScope()), name);
    }

    private Place place(Operand object, String name) {
        Optional<Members.Field> field = body.members().field(object.type().internalName(), name);
        if (field.isEmpty()) {
            FieldRef unknown = new FieldRef(object.type().internalName(), name, JavaType.UNKNOWN.descriptor());
            return new Place(object.variable(), unknown, JavaType.UNKNOWN);
        }
        Map<String, JavaType> values = body.members().values(object.type());
        return new Place(
                field.get().isStatic() ? Variable.NONE : object.variable(),
                field.get().ref(),
                field.get().type().substitute(values));
    }

    /** The field a name means as the target of an assignment; a field of an unknown supertype if nothing else. */
    Place target(String name) {
        return fieldAround(name).orElseGet(() -> unknownPlace(name));
    }

    /** Internal name of the type that an expression names, if it names a type and no value. */
    Optional<String> type(Expression expression) {
        if (expression instanceof NameExpr name) {
            return isValue(name.getNameAsString())
                    ? Optional.empty()
                    : body.types().find(name.getNameAsString()).or(() -> guessed(name.getNameAsString()));
        }
        if (expression instanceof FieldAccessExpr access) {
            return qualifiedType(access);
        }
        return Optional.empty();
    }

    private Optional<String> qualifiedType(FieldAccessExpr access) {
        Optional<String> first = firstName(access);
        if (first.isEmpty() || isValue(first.get())) {
            return Optional.empty();
        }
        String dotted = dotted(access);
        Optional<String> scope = type(access.getScope());
        boolean isMember = scope.flatMap(type -> body.members().field(type, access.getNameAsString()))
                .isPresent();
        return isMember ? Optional.empty() : body.types().findQualified(dotted).or(() -> guessed(dotted));
    }

    /** By the custom that types are written with a capital letter and have small ones too. */
    private Optional<String> guessed(String dotted) {
        String last = dotted.substring(dotted.lastIndexOf('.') + 1);
        boolean looksLikeType = Character.isUpperCase(last.charAt(0))
                && (last.length() == 1 || last.chars().anyMatch(Character::isLowerCase));
        return looksLikeType ? Optional.of(body.types().guess(dotted)) : Optional.empty();
    }

    private static String dotted(Expression expression) {
        return expression instanceof FieldAccessExpr access
                ? dotted(access.getScope()) + "." + access.getNameAsString()
                : ((NameExpr) expression).getNameAsString();
    }

    private static Optional<String> firstName(Expression expression) {
        Expression at = expression;
        while (at instanceof FieldAccessExpr access) {
            at = access.getScope();
        }
        return at instanceof NameExpr name ? Optional.of(name.getNameAsString()) : Optional.empty();
    }

    private boolean isValue(String name) {
        if (body.capturable(name).isPresent()) {
            return true;
        }
        for (Optional<DeclaredClass> at = Optional.of(body.declared());
                at.isPresent();
                at = at.get().outer()) {
            if (at.get().captured().containsKey(name)
                    || body.members().field(at.get().name(), name).isPresent()) {
                return true;
            }
        }
        return importedField(name).isPresent();
    }

    /** The field that a name means, without reading it. */
    Optional<Members.Field> constantField(Expression expression) {
        if (expression instanceof EnclosedExpr enclosed) {
            return constantField(enclosed.getInner());
        }
        if (expression instanceof NameExpr name) {
            for (Optional<DeclaredClass> at = Optional.of(body.declared());
                    at.isPresent();
                    at = at.get().outer()) {
                Optional<Members.Field> field = body.members().field(at.get().name(), name.getNameAsString());
                if (field.isPresent()) {
                    return field;
                }
            }
            return importedField(name.getNameAsString());
        }
        return expression instanceof FieldAccessExpr access
                ? type(access.getScope()).flatMap(type -> body.members().field(type, access.getNameAsString()))
                : Optional.empty();
    }
}
