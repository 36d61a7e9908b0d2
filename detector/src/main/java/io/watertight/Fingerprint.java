// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import io.watertight.finding.Finding;
import io.watertight.leak.Step;
import io.watertight.leak.Violation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The identity of a leak across versions of the code: its shape, not its line numbers. */
final class Fingerprint {
    private static final int HEX_DIGITS = 32;

    private Fingerprint() {}

    /** Hash of rule, method, field, opener and the events of the path. */
    static String of(String rule, Violation violation, FindingWriter.Subject subject) {
        String path = violation.path().stream()
                .map(step -> step.event() == Step.Event.DECIDED ? "DECIDED" : step.event() + " " + step.subject())
                .collect(Collectors.joining("|"));
        String shape = String.join(
                "\n",
                rule,
                violation.site().method().toString(),
                subject.fieldOwner(),
                subject.field(),
                subject.opener(),
                path);
        return hash(shape);
    }

    /** The findings, in their order, with those of equal shape numbered, so that no two share a fingerprint. */
    static List<Finding> distinct(List<Finding> findings) {
        Map<String, Integer> seen = new HashMap<>();
        List<Finding> result = new ArrayList<>();
        for (Finding finding : findings) {
            int number = seen.merge(finding.fingerprint(), 1, Integer::sum);
            result.add(number == 1 ? finding : finding.withFingerprint(hash(finding.fingerprint() + "\n" + number)));
        }
        return result;
    }

    private static String hash(String shape) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest(shape.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, HEX_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
