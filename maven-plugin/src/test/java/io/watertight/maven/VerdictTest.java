// SPDX-License-Identifier: Apache-2.0
package io.watertight.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.diagnostic.Diagnostic;
import io.watertight.finding.Confidence;
import io.watertight.finding.Finding;
import io.watertight.option.FailOn;
import io.watertight.report.Samples;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {

    @Test
    void theFailureNamesCountThresholdPlacesAndTheWayOut() {
        assertEquals(
                """
                2 leaks of medium confidence or more:
                  ResourceNeverClosed at %s:7:16
                  UnboundedStaticCollection at shop/Quotes.java
                Fix what is listed above, or let less fail the build with -Dwatertight.failOn=... (high or never), \
                or leave the check out with -Dwatertight.skip=true.""".formatted(Path.of("src/main/java/shop/Rate File.java")),
                failure(FailOn.MEDIUM, Samples.stream(), Samples.map()));
    }

    @Test
    void onlyFindingsOverTheThresholdCount() {
        assertEquals(
                """
                1 leak of high confidence:
                  ResourceNeverClosed at %s:7:16
                Fix what is listed above, or let less fail the build with -Dwatertight.failOn=... (never), \
                or leave the check out with -Dwatertight.skip=true.""".formatted(Path.of("src/main/java/shop/Rate File.java")),
                failure(FailOn.HIGH, Samples.stream(), Samples.map()));
    }

    @Test
    void belowTheThresholdTheBuildGoesOn() {
        assertEquals("", failure(FailOn.HIGH, Samples.map()));
        assertEquals("", failure(FailOn.MEDIUM, Samples.withConfidence(Samples.map(), Confidence.LOW)));
        assertEquals("", failure(FailOn.NEVER, Samples.stream()));
    }

    @Test
    void ofManyFindingsTheFirstThreeAreNamed() {
        Finding[] five = Collections.nCopies(5, Samples.map()).toArray(Finding[]::new);
        assertEquals("  and 2 more", failure(FailOn.LOW, five).lines().toList().get(4));
    }

    @Test
    void anErrorMakesTheAnswerUnusableAndAWarningDoesNot() {
        Diagnostic warning = Diagnostic.warning("a.jar", "is no jar", "build it again");
        Diagnostic error = Diagnostic.error("b.jar", "does not exist", "correct the path");
        assertEquals(
                Optional.of(
                        "What was asked for could not be analysed in full:\n  b.jar: does not exist; correct the path."),
                unusable(warning, error));
        assertEquals(Optional.empty(), unusable(warning));
    }

    private static Optional<String> unusable(Diagnostic... diagnostics) {
        return new Verdict(Samples.model(List.of(), List.of(diagnostics)), FailOn.NEVER).unusable();
    }

    private static String failure(FailOn failOn, Finding... findings) {
        return new Verdict(Samples.model(findings), failOn).failure().orElse("");
    }
}
