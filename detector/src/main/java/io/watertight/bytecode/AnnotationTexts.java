// SPDX-License-Identifier: Apache-2.0
package io.watertight.bytecode;

import io.watertight.program.AnnotationText;
import io.watertight.program.Symbols;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Opcodes;

/** Reads the short strings of the annotations of one declaration. */
final class AnnotationTexts {
    /** What gives more strings to one element is a table that a compiler made, and nothing that was written by hand. */
    private static final int MOST = 8;

    private final Symbols symbols;
    private final List<AnnotationText> texts = new ArrayList<>();

    AnnotationTexts(Symbols symbols) {
        this.symbols = symbols;
    }

    /** In the order of the class file. */
    List<AnnotationText> found() {
        return texts;
    }

    AnnotationVisitor of(String annotation) {
        return new AnnotationVisitor(Opcodes.ASM9) {
            @Override
            public void visit(@Nullable String element, Object value) {
                if (element != null && value instanceof String text) {
                    add(annotation, element, List.of(text));
                }
            }

            @Override
            public @Nullable AnnotationVisitor visitArray(@Nullable String element) {
                return element == null ? null : array(annotation, element);
            }
        };
    }

    private AnnotationVisitor array(String annotation, String element) {
        List<String> elements = new ArrayList<>();
        return new AnnotationVisitor(Opcodes.ASM9) {
            @Override
            public void visit(@Nullable String none, Object value) {
                if (value instanceof String text) {
                    elements.add(text);
                }
            }

            @Override
            public void visitEnd() {
                add(annotation, element, elements);
            }
        };
    }

    private void add(String annotation, String element, List<String> written) {
        if (written.size() > MOST) {
            return;
        }
        for (String text : written) {
            if (text.length() <= AnnotationText.LONGEST) {
                texts.add(new AnnotationText(annotation, symbols.name(element), symbols.name(text)));
            }
        }
    }
}
