// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.Expression;
import io.watertight.ir.Instruction;
import io.watertight.source.types.JavaType;
import java.util.List;

/** New arrays, with what is put into them. */
final class Arrays {
    private final Body body;

    Arrays(Body body) {
        this.body = body;
    }

    Operand create(ArrayCreationExpr creation) {
        JavaType type = body.type(creation.getElementType());
        for (int i = 0; i < creation.getLevels().size(); i++) {
            type = type.arrayOf();
        }
        if (creation.getInitializer().isPresent()) {
            return create(creation.getInitializer().get().getValues(), type);
        }
        List<Integer> sizes = creation.getLevels().stream()
                .flatMap(level -> level.getDimension().stream())
                .map(size -> body.expressions().value(size).variable())
                .toList();
        int target = body.code().temporary();
        body.code().add(new Instruction.AllocateArray(target, type.descriptor(), sizes));
        return new Operand(target, type);
    }

    /** An array of a type with these elements. */
    Operand create(List<Expression> elements, JavaType type) {
        Operand array = empty(elements.size(), type);
        for (int i = 0; i < elements.size(); i++) {
            Expression element = elements.get(i);
            Operand value = element instanceof ArrayInitializerExpr nested
                    ? create(nested.getValues(), type.element())
                    : body.expressions().value(element, type.element());
            store(array, i, value);
        }
        return array;
    }

    /** An array of a type with these values. */
    Operand of(List<Operand> values, JavaType type) {
        Operand array = empty(values.size(), type);
        for (int i = 0; i < values.size(); i++) {
            store(array, i, values.get(i));
        }
        return array;
    }

    private Operand empty(int size, JavaType type) {
        int length = body.code().integer(size).variable();
        int target = body.code().temporary();
        String descriptor = type.isArray() ? type.descriptor() : "[" + JavaType.OBJECT;
        body.code().add(new Instruction.AllocateArray(target, descriptor, List.of(length)));
        return new Operand(target, type);
    }

    private void store(Operand array, int position, Operand value) {
        int index = body.code().integer(position).variable();
        body.code().add(new Instruction.StoreElement(array.variable(), index, value.variable()));
    }
}
