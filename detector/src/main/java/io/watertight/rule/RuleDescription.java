// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

/**
 * A rule as hosts show it.
 *
 * @param name name of the rule, such as {@code ResourceNeverClosed}
 * @param title headline
 * @param group its group
 * @param cwe number in the Common Weakness Enumeration
 * @param rank SpotBugs bug rank of a high-confidence finding
 * @param help the whole prose, Markdown
 */
public record RuleDescription(String name, String title, LeakPattern.Group group, int cwe, int rank, String help) {}
