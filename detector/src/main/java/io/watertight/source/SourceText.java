// SPDX-License-Identifier: Apache-2.0
package io.watertight.source;

import io.watertight.finding.Range;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The characters of a source file and its lines. */
record SourceText(String text, List<String> lines) {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\r\\n]*", Pattern.DOTALL);
    private static final Pattern PACKAGE =
            Pattern.compile("^[^;{]*?\\bpackage\\s+([\\w$]+(?:\\s*\\.\\s*[\\w$]+)*)\\s*;");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Reads any bytes as UTF-8; what is no UTF-8 becomes the replacement character, one per malformed sequence. */
    static SourceText decode(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    }

    static SourceText of(String text) {
        return new SourceText(text, text.lines().toList());
    }

    boolean hasLine(int line) {
        return line >= 1 && line <= lines.size();
    }

    /** The line, counted from 1, without its line end; empty when there is none. */
    String line(int line) {
        return hasLine(line) ? lines.get(line - 1) : "";
    }

    /** What stands on the line, without the blanks around it; without columns when there is nothing. */
    Range rangeOf(int line) {
        String content = line(line);
        if (content.isBlank()) {
            return Range.ofLine(line);
        }
        int start = content.length() - content.stripLeading().length();
        return new Range(line, start + 1, line, content.stripTrailing().length() + 1);
    }

    /** Name of the package the file says it is in, with slashes and one at the end; empty for the unnamed package. */
    String packageFolder() {
        Matcher matcher = PACKAGE.matcher(COMMENT.matcher(text).replaceAll(" "));
        return matcher.find() ? matcher.group(1).replaceAll("\\s", "").replace('.', '/') + "/" : "";
    }
}
