// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import io.watertight.leak.Step;
import io.watertight.leak.Violation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest(shape.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, HEX_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
