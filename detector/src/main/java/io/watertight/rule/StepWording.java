// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.leak.Step;
import io.watertight.program.Descriptors;

/** Words the steps of a path. */
public final class StepWording {
    private StepWording() {}

    /** The step as a short clause that starts with a lower-case letter or a name. */
    public static String of(Step step) {
        String subject = step.subject();
        return switch (step.event()) {
            case ACQUIRED -> "opened by " + subject;
            case WRAPPED -> "wrapped by " + subject;
            case DECIDED -> "the test here leads to line " + subject;
            case CALL_THROWS -> callThrows(subject);
            case THROWS -> withArticle(Descriptors.simpleName(subject)) + " is thrown";
            case CAUGHT -> "the exception is caught, and nothing closes it here";
            case OVERWRITTEN -> subject + " is assigned again while it is still open";
            case DROPPED -> "from here on nothing refers to it any more, and it is still open";
            case RETURNED -> "the method returns and it is still open";
            case LEFT_BY_EXCEPTION -> "the exception leaves the method and it is still open";
            case GREW -> "grows by " + subject;
            case GIVEN_BACK -> "given back by " + subject;
            case NOT_TAKEN -> subject + " does not get it";
            case CALLS -> calls(step.site().method().readableName(), subject);
        };
    }

    /** The line of the step as the end of a clause; empty in code that was compiled without line numbers. */
    static String atLine(Step step) {
        return step.site().line() > 0 ? " at line " + step.site().line() : "";
    }

    private static String withArticle(String name) {
        boolean isVowel = "AEIO".indexOf(name.charAt(0)) >= 0 || name.startsWith("Un");
        return (isVowel ? "an " : "a ") + name;
    }

    /** Two methods of one name are overloads. */
    private static String calls(String caller, String callee) {
        return caller + " calls " + (caller.equals(callee) ? "another " : "") + callee;
    }

    /** {@code InputStream.read java/io/IOException} becomes {@code InputStream.read throws IOException}. */
    private static String callThrows(String subject) {
        int space = subject.lastIndexOf(' ');
        return subject.substring(0, space) + " throws " + Descriptors.simpleName(subject.substring(space + 1));
    }
}
