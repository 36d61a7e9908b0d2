// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.leak.Violation;
import java.util.Optional;

/**
 * One mistake: decides whether a violation is it, how sure that is, and words it. Stateless; annotated with
 * {@link LeakPattern}.
 */
public interface Rule {

    /** The judgement, or empty when the violation is not this rule's mistake. */
    Optional<Judgement> judge(Violation violation);

    default String name() {
        return getClass().getSimpleName();
    }
}
