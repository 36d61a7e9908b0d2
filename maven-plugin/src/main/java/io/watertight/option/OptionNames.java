// SPDX-License-Identifier: Apache-2.0
package io.watertight.option;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names of the options, so that a misspelt one does not pass in silence.
 *
 * @param goal the goal that runs
 * @param ofGoal names its options have on the command line, such as {@code watertight.failOn}
 * @param ofOtherGoals names that only other goals know
 */
public record OptionNames(String goal, Set<String> ofGoal, Set<String> ofOtherGoals) {
    private static final String PREFIX = "watertight.";

    /** Builds that choose the version of the plugin on the command line do it by this name. */
    private static final String VERSION = PREFIX + "version";

    public OptionNames {
        ofGoal = Set.copyOf(ofGoal);
        ofOtherGoals = Set.copyOf(ofOtherGoals);
    }

    /** Stops at a name that starts like an option and is none. */
    public void check(Collection<String> given) throws BadOptionException {
        Set<String> known = new TreeSet<>(ofGoal);
        known.addAll(ofOtherGoals);
        for (String name : new TreeSet<>(given)) {
            if (isUnknown(name, known)) {
                throw new BadOptionException("-D" + name + ": no such option" + Spelling.suggestion(name, known)
                        + "; goal " + goal + " knows " + String.join(", ", new TreeSet<>(ofGoal)) + ".");
            }
        }
    }

    /** The names among {@code given} that belong to another goal and change nothing for this one, sorted. */
    public List<String> withoutEffect(Collection<String> given) {
        return given.stream().filter(ofOtherGoals::contains).sorted().toList();
    }

    private static boolean isUnknown(String name, Set<String> known) {
        return name.startsWith(PREFIX) && !name.equals(VERSION) && !known.contains(name);
    }
}
