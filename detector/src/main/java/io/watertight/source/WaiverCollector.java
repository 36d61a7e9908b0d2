// SPDX-License-Identifier: Apache-2.0
package io.watertight.source;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.comments.LineComment;
import com.github.javaparser.ast.expr.AnnotationExpr;
import io.watertight.diagnostic.Diagnostic;
import io.watertight.finding.Range;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Collects what one file waives.
 *
 * <ul>
 *   <li>{@code @SuppressWarnings("watertight:Rule")}, or {@code "watertight"} for all rules: on the whole declaration
 *   <li>{@code @SuppressFBWarnings} of any package, with its values as SpotBugs reads them: likewise
 *   <li>{@code // watertight:ignore Rule, Rule because reason}: behind code for its line, else for the next line of code
 * </ul>
 *
 * Values must be string literals, arrays and concatenations of them; constants are not looked up.
 */
final class WaiverCollector {
    private static final String ALL = "watertight";
    private static final Pattern COMMENT = Pattern.compile("\\s*watertight:ignore\\b(.*)");
    private static final Pattern RULES_AND_REASON = Pattern.compile("\\s+([\\w\\s,]+?)\\s+because\\s+(\\S.*)");

    private final String path;
    private final RuleNames rules;
    private final List<SpotCollector.DeclaredField> fields;
    private final Consumer<Diagnostic> diagnostics;
    private final List<Waiver> waivers = new ArrayList<>();

    WaiverCollector(
            String path, RuleNames rules, List<SpotCollector.DeclaredField> fields, Consumer<Diagnostic> diagnostics) {
        this.path = path;
        this.rules = rules;
        this.fields = fields;
        this.diagnostics = diagnostics;
    }

    List<Waiver> sorted() {
        waivers.sort(Comparator.comparing(
                Waiver::scope, Comparator.comparingInt(Range::startLine).thenComparingInt(Range::endLine)));
        return waivers;
    }

    void addAnnotations(CompilationUnit unit) {
        for (AnnotationExpr annotation : unit.findAll(AnnotationExpr.class)) {
            Range scope = annotation.getParentNode().map(Ranges::of).orElseGet(() -> Ranges.of(annotation));
            switch (annotation.getName().getIdentifier()) {
                case "SuppressWarnings" -> addSuppressWarnings(AnnotationValues.of(annotation, "value"), scope);
                case "SuppressFBWarnings" -> addSuppressFBWarnings(annotation, scope);
                default -> {
                    // says nothing about findings
                }
            }
        }
    }

    private void addSuppressWarnings(List<String> values, Range scope) {
        if (values.contains(ALL)) {
            add(Set.of(), scope, "");
            return;
        }
        Set<String> named = values.stream()
                .filter(value -> value.startsWith(ALL + ":"))
                .map(value -> value.substring(ALL.length() + 1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        addKnown(named, scope, "");
    }

    private void addSuppressFBWarnings(AnnotationExpr annotation, Range scope) {
        List<String> values = AnnotationValues.of(annotation, "value");
        String reason = String.join(" ", AnnotationValues.of(annotation, "justification"));
        if (values.isEmpty() && !AnnotationValues.has(annotation, "value")) {
            add(Set.of(), scope, reason);
            return;
        }
        Set<String> waived = values.stream()
                .flatMap(value -> rules.byBugType(value).stream())
                .collect(Collectors.toSet());
        if (!waived.isEmpty()) {
            add(waived, scope, reason);
        }
    }

    void addComments(Collection<LineComment> comments, SourceText text) {
        for (LineComment comment : comments) {
            Matcher matcher = COMMENT.matcher(comment.getContent());
            if (matcher.matches()) {
                addComment(matcher.group(1), comment, text);
            }
        }
    }

    private void addComment(String words, Node comment, SourceText text) {
        Range range = Ranges.of(comment);
        Matcher matcher = RULES_AND_REASON.matcher(words);
        if (matcher.matches()) {
            Set<String> named =
                    new LinkedHashSet<>(List.of(matcher.group(1).strip().split("[\\s,]+")));
            addKnown(named, scopeOf(range, text), matcher.group(2).strip());
        } else {
            diagnostics.accept(Diagnostic.warning(
                    path + ":" + range.startLine(),
                    "the waiver is ignored, for it names no rule or no reason",
                    "write \"// watertight:ignore Rule because reason\""));
        }
    }

    /** The comment's own line when code stands before it, else down to the next line that is more than a comment. */
    private static Range scopeOf(Range comment, SourceText text) {
        int line = comment.startLine();
        int end = line;
        if (text.line(line).substring(0, comment.startColumn() - 1).isBlank()) {
            do {
                end++;
            } while (text.line(end).strip().startsWith("//"));
        }
        return new Range(line, 0, end, 0);
    }

    private void addKnown(Set<String> named, Range scope, String reason) {
        Set<String> known = named.stream().filter(rules::isKnown).collect(Collectors.toSet());
        named.stream()
                .filter(name -> !rules.isKnown(name))
                .forEach(name -> diagnostics.accept(Diagnostic.warning(
                        path + ":" + scope.startLine(),
                        "a waiver names \"" + name + "\", which is no rule",
                        "name one of " + rules.enumeration())));
        if (!known.isEmpty()) {
            add(known, scope, reason);
        }
    }

    private void add(Set<String> waived, Range scope, String reason) {
        Set<String> declared = fields.stream()
                .filter(field -> scope.startLine() <= field.range().startLine()
                        && field.range().startLine() <= scope.endLine())
                .map(SpotCollector.DeclaredField::name)
                .collect(Collectors.toSet());
        waivers.add(new Waiver(waived, scope, declared, reason));
    }
}
