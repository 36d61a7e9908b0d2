// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.flow;

import io.watertight.ir.Comparison;
import io.watertight.ir.Instruction;
import io.watertight.ir.InstructionVisitor;
import io.watertight.ir.Value;
import io.watertight.ir.Variable;
import io.watertight.leak.Step;
import io.watertight.obligation.frame.Frame;
import io.watertight.obligation.frame.Setting;
import io.watertight.obligation.origin.Origins;
import io.watertight.obligation.state.Decision;
import io.watertight.obligation.state.Fact;
import io.watertight.obligation.state.Fate;
import io.watertight.obligation.state.Likelihood;
import io.watertight.obligation.state.Move;
import io.watertight.obligation.state.Range;
import io.watertight.obligation.state.Role;
import io.watertight.obligation.state.Tracked;
import io.watertight.obligation.state.World;
import io.watertight.program.Answer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The transfer function: what one instruction makes of one world. */
public final class Transfer implements InstructionVisitor<List<Move>> {
    private static final List<String> CLOSEABLES = List.of("java/lang/AutoCloseable", "java/io/Closeable");

    private final Setting setting;
    private final Frame frame;
    private final Tracked tracked;
    private final int index;
    private final World world;

    private Transfer(Setting setting, Frame frame, Tracked tracked, int index, World world) {
        this.setting = setting;
        this.frame = frame;
        this.tracked = tracked;
        this.index = index;
        this.world = world;
    }

    /** What the instruction at {@code index} makes of the world. */
    public static List<Move> moves(Setting setting, Frame frame, Tracked tracked, int index, World world) {
        Transfer transfer = new Transfer(setting, frame, tracked, index, world);
        return frame.body().instruction(index).accept(transfer);
    }

    private List<Move> next(World after) {
        return List.of(new Move.Go(index + 1, after, Likelihood.NORMAL, Move.Cause.NONE));
    }

    /** The world after {@code variable} was assigned something unknown: what lay behind it lies elsewhere now. */
    private World define(int variable) {
        return variable == Variable.NONE
                ? world
                : world.forget(variable).forgetAll(frame.places().behind(variable));
    }

    @Override
    public List<Move> visit(Instruction.Copy i) {
        return next(world.copy(i.target(), i.source()).forgetAll(frame.places().behind(i.target())));
    }

    @Override
    public List<Move> visit(Instruction.Cast i) {
        return next(world.copy(i.target(), i.source()).forgetAll(frame.places().behind(i.target())));
    }

    @Override
    public List<Move> visit(Instruction.Constant i) {
        World after = define(i.target());
        if (i.value() instanceof Value.Null) {
            return next(after.with(i.target(), Fact.Constant.ZERO));
        }
        if (i.value() instanceof Value.Int number) {
            return next(after.with(i.target(), new Fact.Constant(number.value())));
        }
        if (i.value() instanceof Value.Other other) {
            return next(other.isZero() ? after.with(i.target(), Fact.Constant.ZERO) : after);
        }
        return next(after.with(i.target(), new Fact.NonZero()));
    }

    @Override
    public List<Move> visit(Instruction.Allocate i) {
        return next(define(i.target()).with(i.target(), new Fact.Instance(i.type())));
    }

    @Override
    public List<Move> visit(Instruction.AllocateArray i) {
        return next(define(i.target()).with(i.target(), new Fact.Instance(i.type())));
    }

    @Override
    public List<Move> visit(Instruction.Invoke i) {
        return new CallTransfer(setting, frame, tracked, index, world).moves(i);
    }

    @Override
    public List<Move> visit(Instruction.Capture i) {
        return new CallTransfer(setting, frame, tracked, index, world).moves(i);
    }

    @Override
    public List<Move> visit(Instruction.LoadField i) {
        int place = frame.places().at(index);
        World after = place == Variable.NONE ? define(i.target()) : world.copy(i.target(), place);
        Role owner = world.role(i.object());
        boolean isPart = owner != null
                && owner != Role.HOLDS
                && !(frame.isReceiver(i.object()) && frame.isConstructor())
                && setting.types().isResourceDescriptor(i.field().descriptor());
        if (owner == Role.HOLDS
                && setting.types().isResourceDescriptor(i.field().descriptor())) {
            after = after.named(i.target(), Role.HOLDS);
        }
        if (setting.isEnumConstant(i)) {
            after = after.with(i.target(), new Fact.Named(i.field()));
        }
        // closing the part that a closeable object wraps is as good as closing the object
        return next(isPart ? after.named(i.target(), Role.CLOSES) : after);
    }

    @Override
    public List<Move> visit(Instruction.StoreField i) {
        int place = frame.places().at(index);
        Role role = world.role(i.value());
        if (role != null && setting.isBorrowing(i.field())) {
            return next(world);
        }
        if (role != null && frame.origins().isMadeHere(i.object())) {
            return next(nameOwner(i, role));
        }
        if (place == Variable.NONE) {
            return role == null ? next(world) : List.of(Move.End.of(Fate.TAKEN));
        }
        World after = world.copy(place, i.value()).forgetAll(frame.places().behind(place));
        boolean isSettled = role != null
                && tracked.kind() != Tracked.Kind.HELD
                && !frame.isConstruction()
                && frame.places().isTouchedOnce(place)
                && !frame.isInLoop(index);
        return isSettled ? exits().normal(after, Variable.NONE) : next(after);
    }

    /** The value lies in a field of an object that is made here: whoever answers for that object answers for it. */
    private World nameOwner(Instruction.StoreField i, Role role) {
        World after = world;
        boolean closes = role != Role.HOLDS && setting.types().isResource(objectType(i));
        for (int owner : frame.origins().copied(i.object())) {
            after = after.named(owner, closes ? Role.CLOSES : Role.HOLDS);
        }
        return after;
    }

    private static String objectType(Instruction.StoreField i) {
        return i.field().owner();
    }

    @Override
    public List<Move> visit(Instruction.LoadElement i) {
        World after = define(i.target());
        return next(world.role(i.array()) == null ? after : after.named(i.target(), Role.HOLDS));
    }

    @Override
    public List<Move> visit(Instruction.StoreElement i) {
        if (world.role(i.value()) == null) {
            Fact value = world.fact(i.value());
            boolean isNothing = value != null && value.isZero();
            World after =
                    isNothing || world.fact(i.array()) == null ? world : world.with(i.array(), new Fact.NonZero());
            return next(isOwnerStored(i) ? after.named(i.array(), Role.HOLDS) : after);
        }
        return frame.origins().isMadeHere(i.array())
                ? next(world.named(i.array(), Role.HOLDS))
                : List.of(Move.End.of(Fate.TAKEN));
    }

    /** Whether the receiver under construction, which keeps the value, goes into an array that is made here: varargs. */
    private boolean isOwnerStored(Instruction.StoreElement i) {
        if (!frame.isConstruction() || !frame.origins().isMadeHere(i.array())) {
            return false;
        }
        int owner = frame.places().nameOf(i.value());
        boolean[] keeps = {false};
        world.names()
                .forEach((role, name) -> keeps[0] |= owner != Variable.NONE
                        && frame.places().isPlace(name)
                        && frame.places().behind(owner).get(name));
        return keeps[0];
    }

    @Override
    public List<Move> visit(Instruction.TypeTest i) {
        World after = define(i.target());
        return switch (typeTest(i)) {
            case YES -> next(after.with(i.target(), new Fact.Constant(1)));
            case NO -> next(after.with(i.target(), Fact.Constant.ZERO));
            case UNKNOWN -> next(after);
        };
    }

    private Answer typeTest(Instruction.TypeTest i) {
        Fact source = world.facts().get(i.source());
        if (source != null && source.isZero()) {
            return Answer.NO;
        }
        if (source instanceof Fact.Instance instance) {
            return setting.program().isSubtype(instance.type(), i.type());
        }
        if (world.role(i.source()) != Role.IS) {
            return Answer.UNKNOWN;
        }
        Answer answer =
                CLOSEABLES.contains(i.type()) ? Answer.YES : setting.program().isSubtype(tracked.type(), i.type());
        return answer == Answer.NO && !(tracked.isExact() && tracked.kind() != Tracked.Kind.HELD)
                ? Answer.UNKNOWN
                : answer;
    }

    @Override
    public List<Move> visit(Instruction.Compute i) {
        World after = define(i.target());
        if (!i.isComparison()) {
            return next(after);
        }
        // two longs: zero if they are equal
        Fact left = world.fact(i.operands().get(0));
        return switch (Decision.of(
                Comparison.EQUAL, left, world.fact(i.operands().get(1)))) {
            case HOLDS -> next(after.with(i.target(), Fact.Constant.ZERO));
            case FAILS -> next(after.with(i.target(), new Fact.NonZero()));
            case OPEN -> next(after);
        };
    }

    @Override
    public List<Move> visit(Instruction.Branch i) {
        Fact right = i.right() == Variable.NONE ? Fact.Constant.ZERO : world.fact(i.right());
        Decision decision = identity(i);
        if (decision == Decision.OPEN) {
            decision = Decision.of(i.comparison(), world.fact(i.left()), right);
        }
        List<Move> moves = new ArrayList<>();
        if (decision != Decision.HOLDS) {
            moves.add(branch(index + 1, refine(i, right, false), decision));
        }
        if (decision != Decision.FAILS) {
            moves.add(branch(i.destination(), refine(i, right, true), decision));
        }
        return moves;
    }

    /** Compares references by what names the value: no name that is not tracked can be a fresh value. */
    private Decision identity(Instruction.Branch i) {
        if (i.right() == Variable.NONE) {
            return Decision.OPEN;
        }
        Role left = world.role(i.left());
        Role right = world.role(i.right());
        if ((left == null && isNew(i.right())) || (right == null && isNew(i.left()))) {
            // a new wrapper is no object that was there before
            return i.comparison() == Comparison.EQUAL ? Decision.FAILS : Decision.HOLDS;
        }
        if (left != Role.IS && right != Role.IS) {
            return Decision.OPEN;
        }
        boolean isOther = left == null || right == null;
        if (left != right && !(isOther && tracked.isFresh())) {
            return Decision.OPEN;
        }
        boolean same = left == right;
        return same == (i.comparison() == Comparison.EQUAL) ? Decision.HOLDS : Decision.FAILS;
    }

    /** Whether the variable names a wrapper that this method makes around the value. */
    private boolean isNew(int variable) {
        return world.role(variable) == Role.CLOSES
                && tracked.isFresh()
                && frame.origins().of(variable).stream()
                        .anyMatch(origin -> origin != Origins.PARAMETER
                                && frame.body().instruction(origin) instanceof Instruction.Allocate);
    }

    private static Move branch(int destination, World after, Decision decision) {
        Move.Cause cause = decision == Decision.OPEN ? Move.Cause.of(Step.Event.DECIDED, "") : Move.Cause.NONE;
        return new Move.Go(destination, after, Likelihood.NORMAL, cause);
    }

    /** What a test tells about its operands on the way on which it holds, or fails. */
    private World refine(Instruction.Branch i, @Nullable Fact right, boolean holds) {
        Fact left = world.fact(i.left());
        Comparison known = holds ? i.comparison() : i.comparison().opposite();
        if (known != Comparison.EQUAL && known != Comparison.NOT_EQUAL) {
            return refineOrder(i, known, left, right);
        }
        boolean isEqual = known == Comparison.EQUAL;
        World after = world;
        if (right != null) {
            after = refine(after, i.left(), right, isEqual);
        }
        return left == null || i.right() == Variable.NONE ? after : refine(after, i.right(), left, isEqual);
    }

    private World refineOrder(Instruction.Branch i, Comparison known, @Nullable Fact left, @Nullable Fact right) {
        if (right instanceof Fact.Constant bound && (left == null || left instanceof Range)) {
            return learn(world, i.left(), Range.of(known, bound.value()).and(left));
        }
        boolean isMirrored = left instanceof Fact.Constant && i.right() != Variable.NONE;
        return isMirrored && left instanceof Fact.Constant bound && (right == null || right instanceof Range)
                ? learn(
                        world,
                        i.right(),
                        Range.of(known.mirrored(), bound.value()).and(right))
                : world;
    }

    private World refine(World before, int variable, Fact other, boolean isEqual) {
        Fact known = before.fact(variable);
        if (known != null && !(known instanceof Range && isEqual)) {
            return before;
        }
        Fact learnt = other;
        if (!isEqual) {
            learnt = new Fact.NonZero();
        }
        boolean isExact = other instanceof Fact.Constant || other instanceof Fact.Named;
        boolean tells = isEqual ? isExact : other.isZero();
        return tells ? learn(before, variable, learnt) : before;
    }

    /** What is learnt of a variable holds for the place it was loaded from, too. */
    private World learn(World before, int variable, Fact fact) {
        World after = before.with(variable, fact);
        int name = frame.places().nameOf(variable);
        return frame.places().isPlace(name) ? after.with(name, fact) : after;
    }

    @Override
    public List<Move> visit(Instruction.Switch i) {
        Fact selector = world.fact(i.selector());
        List<Move> moves = new ArrayList<>();
        boolean decided = false;
        for (int k = 0; k < i.keys().size(); k++) {
            Fact key = new Fact.Constant(i.keys().get(k));
            if (selector == null || key.equals(selector)) {
                moves.add(branch(i.destinations().get(k), world.with(i.selector(), key), Decision.OPEN));
            }
            decided |= key.equals(selector);
        }
        if (!decided) {
            moves.add(branch(i.otherwise(), world, Decision.OPEN));
        }
        return moves;
    }

    @Override
    public List<Move> visit(Instruction.Jump i) {
        return List.of(new Move.Go(i.destination(), world, Likelihood.NORMAL, Move.Cause.NONE));
    }

    @Override
    public List<Move> visit(Instruction.Return i) {
        return exits().normal(world, i.value());
    }

    private Exits exits() {
        return new Exits(frame, tracked);
    }

    @Override
    public List<Move> visit(Instruction.Throw i) {
        Fact thrown = world.facts().get(i.value());
        if (thrown instanceof Fact.Caught caught) {
            return new Raise(setting, frame, tracked, index, world)
                    .moves(caught.type(), Likelihood.NORMAL, Move.Cause.NONE);
        }
        String type = thrown instanceof Fact.Instance instance
                ? instance.type()
                : frame.origins().declaredType(i.value()).orElse("java/lang/Throwable");
        Move.Cause cause = Move.Cause.of(Step.Event.THROWS, type);
        // what must never happen: assertions are off in production, and a failed one is no way out to plan for
        int cost = type.equals("java/lang/AssertionError") ? Likelihood.UNDECLARED : Likelihood.DECLARED;
        return new Raise(setting, frame, tracked, index, world).moves(type, cost, cause);
    }

    @Override
    public List<Move> visit(Instruction.Catch i) {
        return next(define(i.target()));
    }

    @Override
    public List<Move> visit(Instruction.Monitor i) {
        return next(world);
    }
}
