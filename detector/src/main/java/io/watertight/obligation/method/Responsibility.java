// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.method;

import io.watertight.ir.Instruction;
import io.watertight.leak.Obligation.Root;
import io.watertight.obligation.call.Ending;
import io.watertight.obligation.call.NameContract;
import io.watertight.obligation.call.OpeningNames;
import io.watertight.obligation.frame.Frame;
import io.watertight.obligation.frame.Setting;
import io.watertight.obligation.origin.Origins;
import io.watertight.obligation.state.Fate;
import io.watertight.obligation.state.Likelihood;
import io.watertight.obligation.state.Node;
import io.watertight.obligation.state.Role;
import io.watertight.obligation.state.Tracked;
import io.watertight.program.Answer;
import io.watertight.program.Descriptors;

/** Whether a method must answer for what it acquires, and how that is known. */
public record Responsibility(Setting setting, Frame frame, MethodAnalysis.Result followed) {

    /**
     * Whether it must. What the method takes hold of may be meant for another method to give back. Of what nothing is known, the method itself tells by closing it on
     * another path.
     */
    public boolean isOurs() {
        if (followed.seed().type().kind() != Tracked.Kind.HELD) {
            return !isDriversOwn()
                    && (root() != Root.UNKNOWN
                            || (OpeningNames.opens(opener().method())
                                    && setting.targets().of(opener()).isEmpty())
                            || isClosedHere());
        }
        return new HandOver(setting, frame).isOurs(followed);
    }

    /**
     * How it is known that the value holds something. That the method hands it on and never closes it speaks against what
     * rests on names alone; and what a field keeps is up to the owner.
     */
    public Root root() {
        boolean isGuess = followed.seed().root() == Root.SUPPOSED
                && followed.tracking().isDischargedSomewhere()
                && !isClosedHere()
                && (!isSurelyCloseable() || followed.tracking().has(Fate.STORED_IN_RECEIVER));
        return isGuess ? Root.UNKNOWN : followed.seed().root();
    }

    /** Whether another path discharges it; of what nothing is known, only a close in the very method says so. */
    public boolean isReleasedElsewhere() {
        return root() != Root.UNKNOWN ? followed.tracking().isDischargedSomewhere() : isClosedHere();
    }

    /**
     * Whether a driver of a database runs a statement of its own and gives out the rows: by the contract of JDBC's interfaces
     * its callers close the rows alone, so that is what ends the statement, by a flag that the driver sets.
     */
    private boolean isDriversOwn() {
        return isA(frame.body().method().owner(), "java/sql/DatabaseMetaData")
                && isA(followed.seed().type().type(), "java/sql/Statement")
                && !followed.tracking().losses().get(0).outcome().isOnException()
                && frame.body().code().stream()
                        .anyMatch(instruction -> instruction instanceof Instruction.Return end
                                && frame.origins().of(end.value()).stream().anyMatch(this::isRunOnSeed));
    }

    private boolean isRunOnSeed(int origin) {
        return origin != Origins.PARAMETER
                && frame.body().instruction(origin) instanceof Instruction.Invoke run
                && run.hasReceiver()
                && isA(Descriptors.internalName(run.method().returnType()), "java/sql/ResultSet")
                && frame.origins()
                        .of(run.arguments().get(0))
                        .contains(followed.seed().index());
    }

    private boolean isA(String type, String other) {
        return setting.program().isSubtype(type, other) == Answer.YES;
    }

    private boolean isSurelyCloseable() {
        return isA(followed.seed().type().type(), "java/lang/AutoCloseable");
    }

    private boolean isClosedHere() {
        Ending release = followed.tracking().endings().get(Fate.RELEASED);
        boolean isKnown = followed.seed().root() != Root.UNKNOWN;
        if (!isKnown && release != null && isDiscarded(release)) {
            return false;
        }
        return (release != null && release.isDirect(frame.body()) && (isKnown || isItself(release.last())))
                || (frame.isConstruction()
                        && (isKnown || !NameContract.isGetter(opener().method()))
                        && followed.tracking().outcomes().stream()
                                .flatMap(outcome -> outcome.fields().stream())
                                .anyMatch(setting.fields()::isReleased));
    }

    /**
     * Whether it is closed only after something failed, while the method keeps it open when all goes well: then it belongs to
     * somebody who goes on using it, and only what is broken is thrown away.
     */
    private boolean isDiscarded(Ending release) {
        return release.last().cost() > Likelihood.NORMAL
                && followed.tracking().losses().stream()
                        .anyMatch(loss -> loss.cost() == Likelihood.NORMAL
                                && !loss.outcome().isOnException());
    }

    /**
     * Whether the close is one of the value, alone or in an array, or of a stream around it: the close of another object says
     * nothing of whose the things are that it knows.
     */
    private boolean isItself(Node release) {
        Instruction.Invoke close = (Instruction.Invoke) frame.body().instruction(release.index());
        return close.arguments().stream().anyMatch(argument -> {
            Role role = release.world().role(argument);
            return role == Role.IS
                    || (role == Role.HOLDS && frame.origins().isMadeHere(argument))
                    || (role == Role.CLOSES
                            && setting.types().isStream(close.method().owner()));
        });
    }

    private Instruction.Invoke opener() {
        return (Instruction.Invoke) frame.body().instruction(followed.seed().index());
    }
}
