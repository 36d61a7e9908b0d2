// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.leak.Retained;
import io.watertight.leak.Violation;
import java.util.Optional;
import java.util.Set;

/** Names or tags that are made for each call and kept by a registry, which never forgets one. */
@LeakPattern(title = "Names without limit in a registry", group = LeakPattern.Group.REGISTRATIONS, cwe = 770, rank = 9)
public final class UnboundedTags implements Rule {

    @Override
    public Optional<Judgement> judge(Violation violation) {
        return violation.accept(
                RetainedWording.only(Set.of(Retained.Kind.NAMES), UnboundedTags::message, retained -> REMEDY));
    }

    private static final String REMEDY =
            "Use names and tag values of a fixed set, and put what varies without limit into a log.";

    private static String message(Retained retained) {
        return RetainedWording.doing(retained) + " makes an entry for each new name, and the registry forgets none.";
    }
}
