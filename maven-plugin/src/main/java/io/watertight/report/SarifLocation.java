// SPDX-License-Identifier: Apache-2.0
package io.watertight.report;

import io.watertight.finding.Element;
import io.watertight.finding.Place;
import io.watertight.finding.Range;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A place as a SARIF location.
 *
 * @param base what files are relative to when they lie below it
 */
record SarifLocation(BaseFolder base) {
    /** Name of the base folder in relative locations. */
    static final String BASE_ID = "%SRCROOT%";

    void writeTo(ObjectNode location, Place place) {
        ObjectNode physical = location.putObject("physicalLocation");
        artifact(physical.putObject("artifactLocation"), place.file());
        if (place.range().startLine() > 0) {
            region(physical.putObject("region"), place);
            context(physical, place);
        }
        element(location.putArray("logicalLocations"), place.element());
    }

    private void artifact(ObjectNode artifact, String file) {
        base.relativeUri(file)
                .ifPresentOrElse(
                        uri -> artifact.put("uri", uri).put("uriBaseId", BASE_ID),
                        () -> artifact.put("uri", BaseFolder.uri(file)));
    }

    private static void region(ObjectNode region, Place place) {
        Range range = place.range();
        region.put("startLine", range.startLine());
        if (range.hasColumns()) {
            region.put("startColumn", range.startColumn());
        }
        if (range.endLine() > range.startLine()) {
            region.put("endLine", range.endLine());
        }
        if (range.hasColumns() && range.endColumn() > 0) {
            region.put("endColumn", range.endColumn());
        }
        String marked = marked(range, place.excerpt());
        if (!marked.isEmpty()) {
            region.putObject("snippet").put("text", marked);
        }
    }

    /** The text of a region that lies within one line; empty when it is not known in full. */
    private static String marked(Range range, String line) {
        if (!range.hasColumns()) {
            return line;
        }
        boolean isInLine = range.endLine() <= range.startLine()
                && range.startColumn() < range.endColumn()
                && range.endColumn() <= line.length() + 1;
        return isInLine ? line.substring(range.startColumn() - 1, range.endColumn() - 1) : "";
    }

    /** The whole line around a region that is a part of it. */
    private static void context(ObjectNode physical, Place place) {
        Range range = place.range();
        if (range.hasColumns()
                && range.endLine() <= range.startLine()
                && !place.excerpt().isEmpty()) {
            ObjectNode context = physical.putObject("contextRegion");
            context.put("startLine", range.startLine());
            context.putObject("snippet").put("text", place.excerpt());
        }
    }

    private static void element(ArrayNode logical, Element element) {
        String type = element.type();
        logical.addObject()
                .put("name", type.substring(type.lastIndexOf('.') + 1))
                .put("fullyQualifiedName", type)
                .put("kind", "type");
        if (!element.method().isEmpty()) {
            logical.addObject()
                    .put("name", element.method())
                    .put("fullyQualifiedName", type + "." + element.method() + element.descriptor())
                    .put("kind", "function");
        }
        if (!element.field().isEmpty()) {
            logical.addObject()
                    .put("name", element.field())
                    .put("fullyQualifiedName", element.qualifiedField())
                    .put("kind", "field");
        }
    }
}
