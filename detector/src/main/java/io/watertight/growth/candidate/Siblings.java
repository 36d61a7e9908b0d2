// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.candidate;

import io.watertight.program.FieldRef;
import io.watertight.program.MethodRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Containers of one class that hold things under the same keys, and the methods that remove from them: one that cleans
 * all but one of them has forgotten it.
 */
public final class Siblings {
    /** Fewer cleaned at once may be chance. */
    private static final int LEAST_CLEANED = 2;

    /** What ends the thing that the keys stand for; a method that moves it on need not clean all. */
    private static final Pattern END = Pattern.compile(
            "(un|de)(register|subscribe|ploy)([A-Z].*)?|(close|stop|shut[dD]own|destroy|dispose|release|remove|delete|detach|"
                    + "terminate|expire|evict|clean|cleanup|clear|drop|end|forget)([A-Z].*)?");

    /**
     * A container.
     *
     * @param keyType internal name of the type of its keys
     * @param growing the methods that add to it while the program runs
     * @param removing the methods that remove from it, by a key
     * @param isEmptied whether it is emptied in other ways, too: cleared, drained, replaced
     */
    public record Sibling(
            FieldRef field, String keyType, Set<MethodRef> growing, Set<MethodRef> removing, boolean isEmptied) {}

    private final List<Sibling> all;

    /** The containers of one class. */
    public Siblings(List<Sibling> all) {
        this.all = all;
    }

    /**
     * The method that cleans all siblings of the container and passes over it alone; empty when there is none. One that
     * leaves out several is about something else.
     */
    public Optional<MethodRef> forgetting(Sibling sibling) {
        if (sibling.isEmptied()) {
            return Optional.empty();
        }
        List<Sibling> others = all.stream()
                .filter(other -> !other.field().equals(sibling.field())
                        && other.keyType().equals(sibling.keyType())
                        && !other.growing().isEmpty())
                .toList();
        return others.stream()
                .flatMap(other -> other.removing().stream())
                .filter(method -> END.matcher(method.name()).matches())
                .filter(method -> !sibling.removing().contains(method)
                        && !sibling.growing().contains(method))
                .filter(method -> others.size() >= LEAST_CLEANED
                        && others.stream().allMatch(other -> other.removing().contains(method)))
                .min(MethodRef::compareTo);
    }
}
