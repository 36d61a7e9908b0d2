// SPDX-License-Identifier: Apache-2.0
package io.watertight.suppression;

import io.watertight.finding.Finding;
import io.watertight.finding.Place;
import io.watertight.finding.TraceStep;
import io.watertight.source.Waiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Findings divided by what the code itself waives.
 *
 * <p>A waiver counts for a finding at a place within its scope, and for a finding about a field declared within it, as
 * long as that file is on the finding's path.
 *
 * @param kept the findings that no waiver names, in the order in which they came
 * @param waived the others, in the same order
 */
public record Suppression(List<Finding> kept, List<Waived> waived) {
    public Suppression {
        kept = List.copyOf(kept);
        waived = List.copyOf(waived);
    }

    /**
     * Divides findings.
     *
     * @param waivers the waivers in a file, by the file of a {@link Place}; none for a file without source
     */
    public static Suppression apply(List<Finding> findings, Function<String, List<Waiver>> waivers) {
        List<Finding> kept = new ArrayList<>();
        List<Waived> waived = new ArrayList<>();
        for (Finding finding : findings) {
            waiverOf(finding, waivers)
                    .ifPresentOrElse(waiver -> waived.add(new Waived(finding, waiver)), () -> kept.add(finding));
        }
        return new Suppression(kept, waived);
    }

    private static Optional<Waiver> waiverOf(Finding finding, Function<String, List<Waiver>> waivers) {
        Place place = finding.place();
        String field = place.element().field();
        Stream<Waiver> atPlace = waivers.apply(place.file()).stream()
                .filter(waiver -> waiver.holdsAt(place.range().startLine()));
        Stream<Waiver> atField = filesOfOwner(finding)
                .flatMap(file -> waivers.apply(file).stream())
                .filter(waiver -> waiver.fields().contains(field));
        return Stream.concat(atPlace, atField)
                .filter(waiver -> waiver.waivesRule(finding.rule()))
                .findFirst();
    }

    /** The files on the finding's path in which the class that declares its field is written. */
    private static Stream<String> filesOfOwner(Finding finding) {
        String owner = topLevel(finding.place().element().fieldOwner());
        Stream<Place> steps = finding.trace().stream().map(TraceStep::place);
        return Stream.concat(Stream.of(finding.place()), steps)
                .filter(place -> topLevel(place.element().type()).equals(owner))
                .map(Place::file)
                .distinct();
    }

    private static String topLevel(String type) {
        int nested = type.indexOf('$', 1);
        return nested < 0 ? type : type.substring(0, nested);
    }
}
