// SPDX-License-Identifier: Apache-2.0
package io.watertight.option;

import java.util.Locale;

/** An option that is on or off. */
public enum Switch {
    TRUE,
    FALSE;

    /** Whether {@code text} switches the option on. Anything but {@code true} and {@code false} is a mistake. */
    public static boolean isOn(String option, String text) throws BadOptionException {
        return Choice.parse(option, text, Switch.class) == TRUE;
    }

    /** As the user writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
