// SPDX-License-Identifier: Apache-2.0
package io.watertight.report;

import io.watertight.finding.Confidence;
import io.watertight.finding.Element;
import io.watertight.finding.Finding;
import io.watertight.finding.TraceStep;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A finding as a SARIF result.
 *
 * @param base what locations are relative to
 * @param rules the descriptors that results point to
 */
record SarifResult(BaseFolder base, SarifRules rules) {

    void writeTo(ObjectNode result, Finding finding) {
        SarifLocation locations = new SarifLocation(base);
        result.put("ruleId", finding.rule());
        int index = rules.indexOf(finding.rule());
        if (index >= 0) {
            result.put("ruleIndex", index);
        }
        result.put("level", level(finding.confidence()));
        result.putObject("message").put("text", finding.message());
        locations.writeTo(result.putArray("locations").addObject(), finding.place());
        if (!finding.trace().isEmpty()) {
            codeFlow(result.putArray("codeFlows").addObject(), finding, locations);
        }
        result.putObject("partialFingerprints").put("watertight/v1", finding.fingerprint());
        ObjectNode properties = result.putObject("properties");
        holder(properties, finding.place().element());
        properties
                .put("input", finding.input())
                .put("confidence", finding.confidence().name().toLowerCase(Locale.ROOT))
                .put("remedy", finding.remedy());
    }

    /** Whose leak it is: the top-level class of the field, or of the code when there is no field. */
    private static void holder(ObjectNode properties, Element element) {
        String type = element.field().isEmpty() ? element.type() : element.fieldOwner();
        int nested = type.indexOf('$', type.lastIndexOf('.') + 2);
        properties.put("class", nested < 0 ? type : type.substring(0, nested));
        if (!element.field().isEmpty()) {
            properties.put("field", element.field());
        }
    }

    private static void codeFlow(ObjectNode codeFlow, Finding finding, SarifLocation locations) {
        ArrayNode steps = codeFlow.putArray("threadFlows").addObject().putArray("locations");
        int order = 1;
        for (TraceStep step : finding.trace()) {
            ObjectNode node = steps.addObject();
            ObjectNode location = node.putObject("location");
            locations.writeTo(location, step.place());
            location.putObject("message").put("text", step.text());
            node.put("executionOrder", order);
            order++;
        }
    }

    private static String level(Confidence confidence) {
        return switch (confidence) {
            case HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW -> "note";
        };
    }
}
