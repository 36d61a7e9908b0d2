// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.frame;

import io.watertight.ir.Instruction;
import io.watertight.ir.Value;
import io.watertight.ir.Variable;
import io.watertight.obligation.origin.Origins;
import java.util.List;
import java.util.Locale;

/** Which calls name a character set that certainly exists, so that they cannot fail for an unknown one. */
public record CharsetNames(Frame frame) {
    private static final String UNKNOWN_NAME = "java/io/UnsupportedEncodingException";
    private static final String STRING = "Ljava/lang/String;";
    /** What every Java platform must support; see {@link java.nio.charset.StandardCharsets}. */
    private static final List<String> STANDARD =
            List.of("US-ASCII", "ISO-8859-1", "UTF-8", "UTF-16BE", "UTF-16LE", "UTF-16", "UTF8", "ASCII", "LATIN1");

    /** Whether the call declares this exception only for a name that nobody knows, and is given one that all know. */
    public boolean ruleOut(String exception, Instruction.Invoke call) {
        if (!exception.equals(UNKNOWN_NAME)) {
            return false;
        }
        List<String> types = call.method().parameterTypes();
        int last = types.lastIndexOf(STRING);
        return last >= 0 && isKnown(call.arguments().get(call.arguments().size() - types.size() + last));
    }

    private boolean isKnown(int name) {
        return frame.origins().of(name).stream()
                .allMatch(origin ->
                        origin != Origins.PARAMETER && isKnown(frame.body().instruction(origin)));
    }

    private static boolean isKnown(Instruction name) {
        if (name instanceof Instruction.Constant constant && constant.value() instanceof Value.Text text) {
            return STANDARD.contains(text.value().toUpperCase(Locale.ROOT));
        }
        if (name instanceof Instruction.LoadField load && isConstant(load)) {
            return true;
        }
        return name instanceof Instruction.Invoke call
                && call.method().owner().equals("java/nio/charset/Charset")
                && call.method().returnType().equals(STRING);
    }

    /** A constant of another class whose text is not at hand: that such a name is wrong shows the first time it is used. */
    private static boolean isConstant(Instruction.LoadField load) {
        String name = load.field().name();
        return load.object() == Variable.NONE && name.equals(name.toUpperCase(Locale.ROOT));
    }
}
