// SPDX-License-Identifier: Apache-2.0
package io.watertight.diagnostic;

import java.util.Comparator;

/**
 * One thing that could not be analysed: failure as a value that travels to every report.
 *
 * @param severity how much of the run it costs
 * @param subject the input it is about: a path, a class, or an option
 * @param problem what is wrong, without the subject and without a full stop
 * @param remedy what the user can do, as an imperative sentence without a full stop
 */
public record Diagnostic(Severity severity, String subject, String problem, String remedy)
        implements Comparable<Diagnostic> {
    private static final Comparator<Diagnostic> ORDER = Comparator.comparing(Diagnostic::severity)
            .thenComparing(Diagnostic::subject)
            .thenComparing(Diagnostic::problem)
            .thenComparing(Diagnostic::remedy);

    public static Diagnostic error(String subject, String problem, String remedy) {
        return new Diagnostic(Severity.ERROR, subject, problem, remedy);
    }

    public static Diagnostic warning(String subject, String problem, String remedy) {
        return new Diagnostic(Severity.WARNING, subject, problem, remedy);
    }

    @Override
    public int compareTo(Diagnostic other) {
        return ORDER.compare(this, other);
    }

    /** One line: {@code subject: problem; remedy.} */
    @Override
    public String toString() {
        return subject + ": " + problem + "; " + remedy + ".";
    }
}
