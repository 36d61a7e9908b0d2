// SPDX-License-Identifier: Apache-2.0
package io.watertight.knowledge;

import io.watertight.diagnostic.Diagnostic;

/** Why one line of a knowledge file is no fact; never leaves the package. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String remedy;

    Refusal(String problem, String remedy) {
        super(problem + "; " + remedy);
        this.problem = problem;
        this.remedy = remedy;
    }

    Diagnostic at(String location) {
        return Diagnostic.warning(location, problem, remedy);
    }
}
