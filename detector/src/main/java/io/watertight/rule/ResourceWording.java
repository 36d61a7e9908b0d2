// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.finding.Confidence;
import io.watertight.leak.Obligation;
import io.watertight.leak.Outstanding;
import io.watertight.program.Descriptors;
import java.util.List;
import java.util.Optional;

/** The words and the grades that the rules about resources share. */
final class ResourceWording {
    private static final List<String> STREAMS = List.of("Stream", "Reader", "Writer", "Channel");

    private ResourceWording() {}

    /** The resource and where it comes from: {@code The FileInputStream "in" opened by new FileInputStream}. */
    static String resource(Obligation obligation) {
        String type = Descriptors.simpleName(obligation.type());
        String quoted = (obligation.isWrapped() ? " in \"" : " \"") + obligation.variable() + "\"";
        String name = obligation.variable().isEmpty() ? "" : quoted;
        return "The " + type + name + (isOwned(obligation) ? " that was handed over to " : " opened by ")
                + obligation.opener();
    }

    /** Whether nothing needs to be supposed to say that it must be released. */
    static boolean isCertain(Obligation obligation) {
        return obligation.root() == Obligation.Root.PROVEN || isOwned(obligation);
    }

    private static boolean isOwned(Obligation obligation) {
        return obligation.root() == Obligation.Root.OWNED;
    }

    /** {@code closed}, or what else must be done, as a participle. */
    static String done(Obligation obligation) {
        return obligation.duty().isClose() ? "closed" : "released";
    }

    /** How to release what a try-with-resources statement cannot; empty when one can. */
    static Optional<String> remedy(Obligation obligation) {
        String method = obligation.duty().method();
        if (isOwned(obligation) && obligation.duty().isClose()) {
            return Optional.of("Name it in the header of a try-with-resources statement, or hand it on.");
        }
        return obligation.duty().isClose()
                ? Optional.empty()
                : Optional.of("Call " + method
                        + "() on it in a finally block that covers every way out, until it is handed" + " on.");
    }

    /** What the finding rests on, as a sentence; empty when every call on the path is known. */
    static String caveat(Outstanding violation) {
        String origin = isCertain(violation.obligation())
                ? ""
                : " The code of " + violation.obligation().opener() + " was not seen; "
                        + (violation.releasedElsewhere()
                                        && violation.obligation().root() == Obligation.Root.UNKNOWN
                                ? "that another path closes it says whose it is."
                                : "its name says that it opens something.");
        return violation.assumptions().isEmpty()
                ? origin
                : origin + " This assumes that " + calls(violation.assumptions()) + " not close it.";
    }

    /** {@code a does}, {@code a and b do}, {@code a, b and c do}. */
    private static String calls(List<String> names) {
        int last = names.size() - 1;
        return last == 0
                ? names.get(0) + " does"
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last) + " do";
    }

    /** High when the path is likely, every call on it is known and the value certainly holds something. */
    static Confidence confidence(Outstanding violation) {
        boolean isSeen = violation.assumptions().isEmpty();
        boolean isPlain = violation.obligation().type().startsWith("java/");
        return switch (violation.obligation().root()) {
            case PROVEN, OWNED, ENTRUSTED ->
                violation.likelihood() <= 1 && isSeen ? Confidence.HIGH : Confidence.MEDIUM;
            case SUPPOSED ->
                violation.releasedElsewhere()
                                || isSeen
                                || isMadeHere(violation.obligation())
                                || !isStream(violation.obligation())
                        ? Confidence.MEDIUM
                        : Confidence.LOW;
            case UNKNOWN -> violation.releasedElsewhere() || isPlain ? Confidence.MEDIUM : Confidence.LOW;
        };
    }

    /** Whoever writes {@code new} has nobody else to close it. */
    private static boolean isMadeHere(Obligation obligation) {
        return obligation.opener().startsWith("new ");
    }

    /** Streams are given to others to be read and closed; connections, clients and the like seldom. */
    private static boolean isStream(Obligation obligation) {
        return STREAMS.stream().anyMatch(obligation.type()::endsWith);
    }
}
