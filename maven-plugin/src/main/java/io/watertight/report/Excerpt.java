// SPDX-License-Identifier: Apache-2.0
package io.watertight.report;

import io.watertight.finding.Place;
import io.watertight.finding.Range;
import java.util.List;

/** A source line with a mark under the columns that matter. */
final class Excerpt {
    private Excerpt() {}

    /** The line without its indentation and, when columns are known, a line of carets under it; nothing without source. */
    static List<String> lines(Place place) {
        String code = place.excerpt().stripTrailing();
        int indentation = code.length() - code.stripLeading().length();
        int start = place.range().startColumn() - 1;
        if (code.isEmpty()) {
            return List.of();
        }
        if (!place.range().hasColumns() || start < indentation || start >= code.length()) {
            return List.of(code.stripLeading());
        }
        return List.of(
                code.stripLeading(),
                blank(code.substring(indentation, start)) + "^".repeat(Math.max(1, end(place.range(), code) - start)));
    }

    /** Index after the last marked character; the rest of the line when the range goes on below it. */
    private static int end(Range range, String code) {
        boolean goesOn = range.endLine() > range.startLine();
        return goesOn ? code.length() : Math.min(range.endColumn() - 1, code.length());
    }

    /** White space as wide as {@code text}, tabs kept. */
    private static String blank(String text) {
        return text.replaceAll("[^\\t]", " ");
    }
}
