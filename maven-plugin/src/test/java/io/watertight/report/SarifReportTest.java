// SPDX-License-Identifier: Apache-2.0
package io.watertight.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watertight.AnalysisReport.Coverage;
import io.watertight.diagnostic.Diagnostic;
import io.watertight.finding.Confidence;
import io.watertight.finding.Finding;
import io.watertight.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SarifReportTest {

    @Test
    void aReportWithFindingsAndDiagnosticsKeepsTheSchema() {
        ReportModel model = Samples.model(
                List.of(Samples.stream(), Samples.map()),
                List.of(Diagnostic.warning("a.jar", "is no jar", "build it again")));
        assertEquals(List.of(), SarifSchema.violations(new SarifReport(model).json()));
    }

    @Test
    void anEmptyReportKeepsTheSchema() {
        assertEquals(List.of(), SarifSchema.violations(new SarifReport(Samples.model()).json()));
    }

    @Test
    void theRulesAsTheyAreKeepTheSchema() {
        ReportModel model = new ReportModel(
                List.of(),
                0,
                List.of(WhyReportTest.RELEASED),
                List.of(),
                new Coverage(0, 0, 0),
                Rules.descriptions(),
                new BaseFolder(Samples.BASE),
                "0.1.0-SNAPSHOT");
        String json = new SarifReport(model).json();
        assertTrue(json.contains("\"ResourceNeverClosed\""), json);
        assertTrue(json.contains("\"released\" : 1") || json.contains("\"released\":1"), json);
        assertEquals(List.of(), SarifSchema.violations(json));
    }

    @Test
    void theSchemaIsReallyAsked() {
        String json = new SarifReport(Samples.model(Samples.stream())).json();
        assertFalse(SarifSchema.violations(json.replace("\"level\" : \"error\"", "\"level\" : \"fatal\""))
                .isEmpty());
        assertFalse(
                SarifSchema.violations(json.replace("Rate%20File", "Rate File")).isEmpty());
    }

    @Test
    void theOrderOfTheFindingsDoesNotChangeTheBytes() {
        Finding stream = Samples.stream();
        Finding map = Samples.map();
        assertEquals(
                new SarifReport(Samples.model(stream, map)).json(), new SarifReport(Samples.model(map, stream)).json());
    }

    @Test
    void aResultNamesRuleLevelMessageFingerprintAndInput() {
        JsonNode result = onlyResult(Samples.stream());
        assertEquals("ResourceNeverClosed", result.at("/ruleId").asString());
        assertEquals(0, result.at("/ruleIndex").asInt());
        assertEquals("error", result.at("/level").asString());
        assertEquals(
                "0123456789abcdef",
                result.at("/partialFingerprints/watertight~1v1").asString());
        assertEquals(Samples.stream().input(), result.at("/properties/input").asString());
        assertEquals("high", result.at("/properties/confidence").asString());
        assertEquals(Samples.stream().remedy(), result.at("/properties/remedy").asString());
    }

    @Test
    void theLevelFollowsTheConfidence() {
        assertEquals("warning", onlyResult(Samples.map()).at("/level").asString());
        Finding low = Samples.withConfidence(Samples.map(), Confidence.LOW);
        assertEquals("note", onlyResult(low).at("/level").asString());
    }

    @Test
    void aFileBelowTheBaseIsRelativeToIt() {
        JsonNode artifact = onlyResult(Samples.stream()).at("/locations/0/physicalLocation/artifactLocation");
        assertEquals("src/main/java/shop/Rate%20File.java", artifact.at("/uri").asString());
        assertEquals("%SRCROOT%", artifact.at("/uriBaseId").asString());
    }

    @Test
    void aRegionHoldsLinesColumnsAndTheExcerpt() {
        JsonNode region = onlyResult(Samples.stream()).at("/locations/0/physicalLocation/region");
        assertEquals(7, region.at("/startLine").asInt());
        assertEquals(16, region.at("/startColumn").asInt());
        assertEquals(38, region.at("/endColumn").asInt());
        assertTrue(region.at("/endLine").isMissingNode());
        assertEquals("new FileInputStream(f)", region.at("/snippet/text").asString());
    }

    @Test
    void theContextOfARegionIsItsWholeLine() {
        JsonNode context = onlyResult(Samples.stream()).at("/locations/0/physicalLocation/contextRegion");
        assertEquals(7, context.at("/startLine").asInt());
        assertEquals(
                Samples.stream().place().excerpt(), context.at("/snippet/text").asString());
    }

    @Test
    void aRegionThatIsAWholeLineHasItsTextAndNoContext() {
        JsonNode physical =
                onlyResult(Samples.stream()).at("/codeFlows/0/threadFlows/0/locations/2/location/physicalLocation");
        assertEquals(
                Samples.stream().place().excerpt(),
                physical.at("/region/snippet/text").asString());
        assertTrue(physical.at("/contextRegion").isMissingNode());
    }

    @Test
    void anUnknownLineIsNoRegionAndAnUnknownSourceRootNoBase() {
        JsonNode physical = onlyResult(Samples.map()).at("/locations/0/physicalLocation");
        assertTrue(physical.at("/region").isMissingNode());
        assertEquals(
                "{\"uri\":\"shop/Quotes.java\"}",
                physical.at("/artifactLocation").toString());
    }

    @Test
    void logicalLocationsAreTypeFunctionAndField() {
        assertEquals(
                "[{\"name\":\"Quotes$Held\",\"fullyQualifiedName\":\"shop.Quotes$Held\",\"kind\":\"type\"},"
                        + "{\"name\":\"keep\",\"fullyQualifiedName\":\"shop.Quotes$Held.keep()V\",\"kind\":\"function\"},"
                        + "{\"name\":\"quotes\",\"fullyQualifiedName\":\"shop.Rates$Table.quotes\",\"kind\":\"field\"}]",
                onlyResult(Samples.map()).at("/locations/0/logicalLocations").toString());
    }

    @Test
    void theHolderIsTheTopLevelClassOfTheFieldOrOfTheCode() {
        JsonNode map = onlyResult(Samples.map()).at("/properties");
        assertEquals("shop.Rates", map.at("/class").asString());
        assertEquals("quotes", map.at("/field").asString());
        JsonNode stream = onlyResult(Samples.stream()).at("/properties");
        assertEquals("shop.Rate", stream.at("/class").asString());
        assertTrue(stream.at("/field").isMissingNode());
    }

    @Test
    void thePathOfTheLeakIsACodeFlowInOrder() {
        JsonNode steps = onlyResult(Samples.stream()).at("/codeFlows/0/threadFlows/0/locations");
        assertEquals(3, steps.size());
        assertEquals("it is handed back", steps.at("/1/location/message/text").asString());
        assertEquals(2, steps.at("/1/executionOrder").asInt());
    }

    @Test
    void rulesCarryTheirProseTheirWeaknessAndNoMorePrecisionThanTheirFindingsAllow() {
        JsonNode rules = run(Samples.model(Samples.stream())).at("/tool/driver/rules");
        JsonNode rule = rules.get(0);
        assertEquals(
                "A resource is never closed.", rule.at("/shortDescription/text").asString());
        assertEquals(
                "A stream that nobody closes.", rule.at("/fullDescription/text").asString());
        assertEquals(
                "ResourceNeverClosed\n\nWhat leaks\n\nA stream that\nnobody closes.\n\nHow to fix\n\nClose it.",
                rule.at("/help/text").asString());
        assertEquals("error", rule.at("/defaultConfiguration/level").asString());
        assertEquals(
                "[\"resources\",\"external/cwe/cwe-772\"]",
                rule.at("/properties/tags").toString());
        assertEquals("high", rule.at("/properties/precision").asString());
        assertTrue(rules.at("/2/properties/precision").isMissingNode());
    }

    @Test
    void diagnosticsAreNotificationsAndAnErrorMakesTheRunUnsuccessful() {
        Diagnostic warning = Diagnostic.warning("a.jar", "is no jar", "build it again");
        Diagnostic error = Diagnostic.error("b.jar", "does not exist", "correct the path");
        JsonNode invocation =
                run(Samples.model(List.of(), List.of(warning, error))).at("/invocations/0");
        assertFalse(invocation.at("/executionSuccessful").asBoolean());
        JsonNode notifications = invocation.at("/toolExecutionNotifications");
        assertEquals("error", notifications.at("/0/level").asString());
        assertEquals(
                "a.jar: is no jar; build it again.",
                notifications.at("/1/message/text").asString());
        assertTrue(run(Samples.model(List.of(), List.of(warning)))
                .at("/invocations/0/executionSuccessful")
                .asBoolean());
    }

    @Test
    void theFileIsWrittenIntoAFolderThatDidNotExist(@TempDir Path folder) throws IOException {
        SarifReport report = new SarifReport(Samples.model(Samples.stream()));
        Path file = report.writeTo(folder.resolve("a/b"));
        assertEquals(folder.resolve("a/b/watertight.sarif"), file);
        assertEquals(report.json(), Files.readString(file));
    }

    private static JsonNode onlyResult(Finding finding) {
        return run(Samples.model(finding)).at("/results/0");
    }

    private static JsonNode run(ReportModel model) {
        return JsonMapper.shared().readTree(new SarifReport(model).json()).at("/runs/0");
    }
}
