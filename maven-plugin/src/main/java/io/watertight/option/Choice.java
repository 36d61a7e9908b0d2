// SPDX-License-Identifier: Apache-2.0
package io.watertight.option;

import java.util.Arrays;
import java.util.List;

/** The value of an option that takes one of a few words. */
final class Choice {
    private Choice() {}

    /** The constant of {@code words} whose text is {@code text}, in any case. */
    static <E extends Enum<E>> E parse(String option, String text, Class<E> words) throws BadOptionException {
        String wanted = text.strip();
        List<E> constants = Arrays.asList(words.getEnumConstants());
        for (E constant : constants) {
            if (constant.toString().equalsIgnoreCase(wanted)) {
                return constant;
            }
        }
        List<String> valid = constants.stream().map(Enum::toString).toList();
        throw new BadOptionException(option + "=" + wanted + ": no such value" + Spelling.suggestion(wanted, valid)
                + "; valid are " + String.join(", ", valid) + ".");
    }
}
