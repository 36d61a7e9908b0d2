// SPDX-License-Identifier: Apache-2.0
package io.watertight.source;

import io.watertight.finding.Range;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is kept of a file's syntax tree: where the code stands that findings point to.
 *
 * @param spots expressions, in the order in which they begin
 * @param statements ranges of the statements and field declarations, blocks left out
 * @param waivers in the order of their lines
 */
record Outline(List<Spot> spots, List<Range> statements, List<Waiver> waivers) {
    /** The outline of a file that has no syntax tree. */
    static final Outline UNKNOWN = new Outline(List.of(), List.of(), List.of());

    private static final Comparator<Range> INNERMOST = Comparator.comparingInt(
                    (Range range) -> range.endLine() - range.startLine())
            .thenComparing(Range::startLine, Comparator.reverseOrder())
            .thenComparing(Range::startColumn, Comparator.reverseOrder());

    Outline {
        spots = List.copyOf(spots);
        statements = List.copyOf(statements);
        waivers = List.copyOf(waivers);
    }

    /** The range of the code that fits the hint best at a line, see {@link SourceFile#locate}. */
    Optional<Range> find(int line, Hint hint) {
        return first(fitting(hint).filter(spot -> spot.line() == line))
                .or(() -> ranges(fitting(hint)).filter(covers(line)).min(INNERMOST))
                .or(() -> statementAround(line)
                        .flatMap(around -> first(fitting(hint).filter(within(around)))));
    }

    private Stream<Spot> fitting(Hint hint) {
        return spots.stream().filter(spot -> spot.fits(hint));
    }

    private Optional<Range> statementAround(int line) {
        return statements.stream().filter(covers(line)).min(INNERMOST);
    }

    private static Optional<Range> first(Stream<Spot> spots) {
        return ranges(spots).findFirst();
    }

    private static Stream<Range> ranges(Stream<Spot> spots) {
        return spots.map(Spot::range);
    }

    private static Predicate<Range> covers(int line) {
        return range -> range.startLine() <= line && line <= range.endLine();
    }

    private static Predicate<Spot> within(Range around) {
        return spot ->
                around.startLine() <= spot.range().startLine() && spot.range().endLine() <= around.endLine();
    }

    /**
     * One expression.
     *
     * @param kind what it is; never {@link Hint.Kind#ANY}
     * @param name simple name it can be found by
     * @param line the line a compiler gives it
     * @param range where it stands
     */
    record Spot(Hint.Kind kind, String name, int line, Range range) {
        boolean fits(Hint hint) {
            return kind == hint.kind() && (hint.name().isEmpty() || hint.name().equals(name));
        }
    }
}
