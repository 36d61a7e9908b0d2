// SPDX-License-Identifier: Apache-2.0
package io.watertight.source;

import io.watertight.finding.Range;
import java.util.Set;

/**
 * A decision, written in the code, that findings there are accepted.
 *
 * @param rules names of the waived rules; empty for all of them
 * @param scope the lines it holds for
 * @param fields simple names of the fields declared within the scope: findings about them are waived wherever they are
 *     reported
 * @param reason why, in the words of the code; empty when an annotation gives none
 */
public record Waiver(Set<String> rules, Range scope, Set<String> fields, String reason) {
    public Waiver {
        rules = Set.copyOf(rules);
        fields = Set.copyOf(fields);
    }

    public boolean waivesRule(String rule) {
        return rules.isEmpty() || rules.contains(rule);
    }

    public boolean holdsAt(int line) {
        return scope.startLine() <= line && line <= scope.endLine();
    }
}
