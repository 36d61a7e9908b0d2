// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.leak.UnboundedGrowth;
import io.watertight.leak.UnboundedGrowth.Miss;
import io.watertight.leak.UnboundedGrowth.Setting;
import java.util.Locale;
import java.util.Optional;

/** The smallest fix for a growing container: by its type, by what it is for, and by the methods around it. */
final class GrowthRemedy {
    private GrowthRemedy() {}

    /**
     * One sentence.
     *
     * @param container the field as a reader writes it: {@code Desk.QUOTES}
     */
    static String of(UnboundedGrowth growth, String container) {
        return growth.miss()
                .flatMap(miss -> despite(miss.kind(), container))
                .orElseGet(() -> byShape(growth, container));
    }

    private static Optional<String> despite(Miss.Kind miss, String container) {
        return switch (miss) {
            case REMOVAL_ELSEWHERE -> Optional.empty();
            case REMOVAL_OF_OTHERS -> Optional.of("Remove from " + container + " by what was put in.");
            case REMOVAL_SKIPPED -> Optional.of("Remove the entry from " + container + " in a finally block.");
            case REMOVAL_NOT_RUN ->
                Optional.of("Run the removal that there is once an entry of " + container
                        + " is no longer needed, or limit its size.");
            case KEY_HELD ->
                Optional.of(
                        "Let the values of " + container
                                + " refer to their keys by a WeakReference or not at all, or remove each entry where its key ends.");
            case BUILDER -> Optional.of("Give " + container + " a maximum size or an expiry where it is built.");
        };
    }

    private static String byShape(UnboundedGrowth growth, String container) {
        Setting setting = growth.cause().setting();
        return switch (growth.cause().shape()) {
            case KEYED -> setting.isMemo() ? cache(setting, container) : entries(growth, container);
            case IDENTITY ->
                "Give the class of the keys of " + container
                        + " equals and hashCode (a record has them), or use a key that has them.";
            case SEQUENCE -> elements(setting, container);
            case ARRAY ->
                "Limit the length of " + container + ", or use its places again "
                        + (setting.undoing().isEmpty()
                                ? "once what they hold is done with."
                                : "after " + setting.undoing() + ".");
            case TEXT -> "Use a local builder per call instead of " + container + ", or reset it after use.";
        };
    }

    private static String cache(Setting setting, String container) {
        return "Replace the " + type(setting, "map") + " " + container
                + " by a cache with a maximum size that drops the entry used least recently.";
    }

    private static String entries(UnboundedGrowth growth, String container) {
        Setting setting = growth.cause().setting();
        if (!setting.undoing().isEmpty()) {
            return "Remove the entry from " + container + " in " + setting.undoing() + ", or limit its size.";
        }
        String key = growth.cause().key();
        String which = key.startsWith("parameter ") ? " (" + key + ")" : "";
        return "Remove each entry from " + container + " once its key" + which
                + " is no longer needed, or give it a maximum size with eviction.";
    }

    private static String elements(Setting setting, String container) {
        if (!setting.undoing().isEmpty()) {
            return "Remove the element from " + container + " in " + setting.undoing()
                    + ", or keep only the latest ones in a bounded queue.";
        }
        String type = setting.type().toLowerCase(Locale.ROOT);
        return type.endsWith("queue") || type.endsWith("deque")
                ? "Give the " + setting.type() + " " + container
                        + " a capacity, and let something take out what it holds."
                : "Remove each element of " + container
                        + " once it is done with, or keep only the latest ones in a bounded queue.";
    }

    private static String type(Setting setting, String otherwise) {
        return setting.type().isEmpty() ? otherwise : setting.type();
    }
}
