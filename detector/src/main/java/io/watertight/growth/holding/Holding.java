// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.holding;

import io.watertight.leak.Retention;
import io.watertight.program.Descriptors;
import io.watertight.program.FieldDecl;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A container in a field and how long it is held; told without looking at what happens to the container. */
public final class Holding {
    private static final Pattern LIFE_CYCLE = Pattern.compile("(start|stop|destroy|shut[dD]own|dispose)([A-Z].*)?");

    private final FieldDecl field;
    private final ProgramIndex index;
    private final Creation creation;
    private final Retention retention;

    public Holding(FieldDecl field, ProgramIndex index) {
        this.field = field;
        this.index = index;
        this.creation = Creation.of(field.ref(), index);
        this.retention = field.isStatic()
                ? Retention.STATIC
                : index.lifetimes
                        .of(holder())
                        .orElseGet(() -> shared().map(clause -> new Retention(Retention.Kind.SHARED, clause))
                                .orElse(new Retention(Retention.Kind.UNKNOWN, "")));
    }

    public FieldDecl field() {
        return field;
    }

    /** Internal name of the class that declares the field. */
    public String holder() {
        return field.ref().owner();
    }

    public Creation creation() {
        return creation;
    }

    /** Why the container lives long. */
    public Retention retention() {
        return retention;
    }

    /** Whether no object of the holder outlives the call that makes it, as far as is known. */
    public boolean isShortLived() {
        boolean mayLast = retention.kind() == Retention.Kind.SHARED || retention.kind() == Retention.Kind.UNKNOWN;
        return mayLast && (index.lifetimes.isLocal(holder(), index.code) || !index.lifetimes.mayLast(holder()));
    }

    /** Whether nothing at all says that it may be held for long: its holder is not even started or stopped. */
    public boolean isUnheld() {
        return retention.kind() == Retention.Kind.UNKNOWN && !hasLifeCycle();
    }

    /** Whether the holder keeps other containers, so that one may be forgotten where another one is cleaned. */
    public boolean hasSiblings() {
        return index.program.find(holder()).stream()
                        .flatMap(decl -> decl.fields().stream())
                        .filter(other -> !Modifier.isStatic(other.access())
                                && index.types.isContainer(other.ref().descriptor()))
                        .count()
                > 1;
    }

    /** Whether the holder is started or stopped, as things are that last. */
    private boolean hasLifeCycle() {
        return index.program.find(holder()).stream()
                .flatMap(decl -> decl.methods().stream())
                .anyMatch(method -> !method.isStatic()
                        && LIFE_CYCLE.matcher(method.ref().name()).matches());
    }

    /** What says that several threads use the container. */
    private Optional<String> shared() {
        Optional<String> type = Stream.concat(
                        Stream.of(Descriptors.internalName(field.ref().descriptor())), creation.types().stream())
                .filter(t -> t.startsWith("java/util/concurrent/"))
                .findFirst();
        if (type.isPresent()) {
            return type.map(t -> "it is a " + Descriptors.simpleName(t) + ", made for several threads");
        }
        return creation.isSynchronized()
                ? Optional.of("it is synchronized, made for several threads")
                : Optional.empty();
    }
}
