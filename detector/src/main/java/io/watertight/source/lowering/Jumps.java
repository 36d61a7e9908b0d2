// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

import io.watertight.source.types.JavaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Where break, continue, yield and return go from here, and what runs on the way: the finally clauses in between. */
final class Jumps {
    /**
     * A statement that can be left by a jump.
     *
     * @param names its labels
     * @param onBreak where a break goes
     * @param onContinue where a continue goes; empty when it is no loop
     * @param isImplicit whether a break without a label means it
     * @param depth how many protections are around it
     */
    private record Target(
            List<String> names, Label onBreak, Optional<Label> onContinue, boolean isImplicit, int depth) {}

    /**
     * A switch expression.
     *
     * @param result the variable for its value
     * @param type the type wanted of the value
     * @param end where a yield goes
     */
    record Yield(int result, JavaType type, Label end, int depth) {}

    private final Code code;
    private final List<Protection> protections = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();
    private final List<Yield> yields = new ArrayList<>();
    private final List<JavaType> yieldedTypes = new ArrayList<>();
    private final List<String> pendingLabels = new ArrayList<>();

    Jumps(Code code) {
        this.code = code;
    }

    /** The next statement has this label. */
    void label(String name) {
        pendingLabels.add(name);
    }

    private List<String> takeLabels() {
        List<String> names = List.copyOf(pendingLabels);
        pendingLabels.clear();
        return names;
    }

    void inLoop(Label onBreak, Label onContinue, Runnable lowering) {
        inside(new Target(takeLabels(), onBreak, Optional.of(onContinue), true, protections.size()), lowering);
    }

    void inSwitch(Label onBreak, Runnable lowering) {
        inside(new Target(takeLabels(), onBreak, Optional.empty(), true, protections.size()), lowering);
    }

    /** A labelled statement that is neither loop nor switch. */
    void inLabeled(Label onBreak, Runnable lowering) {
        inside(new Target(takeLabels(), onBreak, Optional.empty(), false, protections.size()), lowering);
    }

    private void inside(Target target, Runnable lowering) {
        targets.add(target);
        lowering.run();
        targets.remove(targets.size() - 1);
    }

    void inSwitchExpression(int result, JavaType type, Label end, Runnable lowering) {
        yields.add(new Yield(result, type, end, protections.size()));
        yieldedTypes.add(JavaType.UNKNOWN);
        lowering.run();
        yieldedTypes.remove(yieldedTypes.size() - 1);
        yields.remove(yields.size() - 1);
    }

    /** Says of what type a value is that the switch expression around is left with. */
    void noteYielded(JavaType type) {
        int last = yieldedTypes.size() - 1;
        if (yieldedTypes.get(last).isUnknown() || yieldedTypes.get(last).isNull()) {
            yieldedTypes.set(last, type);
        }
    }

    /** The type of the values of the switch expression around, so far. */
    JavaType yielded() {
        return yieldedTypes.get(yieldedTypes.size() - 1);
    }

    /** The switch expression around; empty when there is none. */
    Optional<Yield> expression() {
        return yields.isEmpty() ? Optional.empty() : Optional.of(yields.get(yields.size() - 1));
    }

    /** Lowers what is protected. */
    Protection protect(Runnable onLeaving, Runnable lowering) {
        Protection protection = new Protection(code, onLeaving);
        protections.add(protection);
        protection.open();
        lowering.run();
        protection.close();
        protections.remove(protections.size() - 1);
        return protection;
    }

    /** A break to the statement with this label, or without one to the nearest. */
    void breakTo(Optional<String> name) {
        find(target -> name.map(target.names::contains).orElse(target.isImplicit))
                .ifPresent(target -> leave(target.depth, () -> code.jump(target.onBreak)));
    }

    void continueTo(Optional<String> name) {
        find(target -> target.onContinue.isPresent()
                        && name.map(target.names::contains).orElse(true))
                .ifPresent(target -> leave(target.depth, () -> code.jump(target.onContinue.orElseThrow())));
    }

    private Optional<Target> find(Predicate<Target> wanted) {
        for (int i = targets.size() - 1; i >= 0; i--) {
            if (wanted.test(targets.get(i))) {
                return Optional.of(targets.get(i));
            }
        }
        return Optional.empty();
    }

    void yieldTo(Yield yield) {
        leave(yield.depth, () -> code.jump(yield.end));
    }

    /** Whether something runs before a return leaves the method. */
    boolean isProtected() {
        return !protections.isEmpty();
    }

    void returnWith(int value) {
        leave(0, () -> code.exit(value));
    }

    /** Runs what has to run on the way out to this depth, innermost first, and jumps; then the protections hold again. */
    private void leave(int depth, Runnable jump) {
        if (!code.isAlive()) {
            return;
        }
        List<Protection> left = new ArrayList<>();
        while (protections.size() > depth) {
            Protection innermost = protections.remove(protections.size() - 1);
            left.add(0, innermost);
            innermost.close();
            innermost.leave();
        }
        jump.run();
        protections.addAll(left);
        left.forEach(Protection::open);
    }
}
