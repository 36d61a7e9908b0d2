// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.leak.Retained;
import io.watertight.program.Descriptors;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What the rules about things that are kept for ever have in common. */
final class RetainedWording {
    private RetainedWording() {}

    /** Judges what is kept by one of these, and passes over the rest. */
    static Only only(Set<Retained.Kind> kinds, Function<Retained, String> message, Function<Retained, String> remedy) {
        return Only.retained(retained -> kinds.contains(retained.kind())
                ? Optional.of(new Judgement(
                        Judgement.confidence(retained.strength()), message.apply(retained), remedy.apply(retained)))
                : Optional.empty());
    }

    /** {@code ActivityCorrelator.current}: the field that names what is kept. */
    static String field(Retained retained) {
        return retained.field()
                .map(field -> Descriptors.simpleName(field.owner()) + "." + field.name())
                .orElseThrow();
    }

    /** {@code File.deleteOnExit in Uploads.store}: what is done, and where. */
    static String doing(Retained retained) {
        return retained.call() + " in " + method(retained);
    }

    /** {@code Uploads.store}: where it is done. */
    static String method(Retained retained) {
        return retained.site().method().readableName();
    }
}
