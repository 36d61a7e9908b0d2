// SPDX-License-Identifier: Apache-2.0
package io.watertight.report;

import java.util.Arrays;
import java.util.Optional;

/**
 * The Markdown text of a rule, for readers without Markdown.
 *
 * @param markdown the whole page
 */
record RuleProse(String markdown) {

    /** The text without the signs of headings, emphasis and code. */
    String plain() {
        return markdown.replaceAll("(?m)^(#+ |```.*\\R?)", "")
                .replaceAll("`|\\*\\*", "")
                .strip();
    }

    /** The first paragraph that is no heading, on one line. */
    Optional<String> firstParagraph() {
        return Arrays.stream(markdown.split("\\R\\s*\\R"))
                .map(block -> block.replaceAll("(?m)^#.*$", "").strip())
                .filter(block -> !block.isEmpty())
                .findFirst()
                .map(block -> new RuleProse(block).plain().replaceAll("\\s+", " "));
    }
}
