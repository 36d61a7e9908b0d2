// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import edu.umd.cs.findbugs.classfile.ClassDescriptor;
import edu.umd.cs.findbugs.classfile.IErrorLogger;
import edu.umd.cs.findbugs.classfile.MethodDescriptor;
import io.watertight.AnalysisReport;
import io.watertight.AnalysisRequest;
import io.watertight.diagnostic.Diagnostic;
import io.watertight.finding.Confidence;
import io.watertight.finding.Element;
import io.watertight.finding.Finding;
import io.watertight.finding.Place;
import io.watertight.finding.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class WholeProgramTest {
    private final AnalysisRequest request = AnalysisRequest.of(List.of());
    private final RecordedErrors errors = new RecordedErrors();

    @Test
    void what_breaks_our_analysis_does_not_break_the_run() {
        for (Throwable failure : List.of(
                new IllegalStateException("a fault of ours"), new StackOverflowError(), new NoClassDefFoundError())) {
            WholeProgram program = analyze(broken -> sneak(failure), finding -> false);

            assertEquals(List.of(), program.findings());
        }
        assertEquals(
                List.of(
                        "Watertight failed, and reports nothing in this run: java.lang.IllegalStateException: a fault of ours",
                        "Watertight failed, and reports nothing in this run: java.lang.StackOverflowError",
                        "Watertight failed, and reports nothing in this run: java.lang.NoClassDefFoundError"),
                errors.messages);
    }

    @Test
    void what_an_annotation_in_the_class_file_waives_is_left_to_spotbugs() {
        AnalysisReport report = report(List.of(at(3)), List.of(at(1), at(2)));

        WholeProgram program =
                analyze(any -> report, finding -> finding.place().range().startLine() == 2);

        assertEquals(List.of(at(2), at(3)), program.findings());
    }

    @Test
    void only_errors_of_ours_are_errors_of_the_run() {
        analyze(
                any -> new AnalysisReport(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(
                                Diagnostic.error("a.jar", "does not exist", "build it"),
                                Diagnostic.warning("b.jar", "holds no classes", "build it")),
                        new AnalysisReport.Coverage(0, 0, 0)),
                finding -> false);

        assertEquals(1, errors.messages.size());
        assertTrue(errors.messages.get(0).contains("a.jar"), errors.messages::toString);
    }

    private WholeProgram analyze(Function<AnalysisRequest, AnalysisReport> engine, Predicate<Finding> annotated) {
        return WholeProgram.analyze(request, engine, annotated, errors);
    }

    private static AnalysisReport report(List<Finding> findings, List<Finding> waived) {
        return new AnalysisReport(findings, waived, List.of(), List.of(), new AnalysisReport.Coverage(0, 0, 0));
    }

    private static Finding at(int line) {
        Element element = new Element("shop.Rates", "first", "()V", "", "");
        return new Finding(
                "ResourceNeverClosed",
                Confidence.HIGH,
                "It is never closed.",
                "Close it.",
                new Place(element, "shop/Rates.java", Range.ofLine(line), ""),
                List.of(),
                "classes",
                "f" + line);
    }

    private static AnalysisReport sneak(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    private static final class RecordedErrors implements IErrorLogger {
        private final List<String> messages = new ArrayList<>();

        @Override
        public void reportMissingClass(ClassNotFoundException problem) {
            messages.add(problem.toString());
        }

        @Override
        public void reportMissingClass(ClassDescriptor type) {
            messages.add(type.toString());
        }

        @Override
        public void logError(String message) {
            messages.add(message);
        }

        @Override
        public void logError(String message, Throwable cause) {
            messages.add(message + ": " + cause);
        }

        @Override
        public void reportSkippedAnalysis(MethodDescriptor method) {
            messages.add(method.toString());
        }
    }
}
