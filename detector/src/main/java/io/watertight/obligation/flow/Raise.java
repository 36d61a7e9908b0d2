// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.flow;

import io.watertight.ir.Handler;
import io.watertight.leak.Step;
import io.watertight.obligation.frame.CallExceptions;
import io.watertight.obligation.frame.Frame;
import io.watertight.obligation.frame.Setting;
import io.watertight.obligation.state.Fact;
import io.watertight.obligation.state.Move;
import io.watertight.obligation.state.Tracked;
import io.watertight.obligation.state.World;
import java.util.ArrayList;
import java.util.List;

/** An exception on its way from an instruction: to the handlers that may catch it, and out of the method. */
public record Raise(Setting setting, Frame frame, Tracked tracked, int index, World world) {

    public List<Move> moves(String exception, int cost, Move.Cause cause) {
        CallExceptions.Catchers catchers = setting.exceptions().catchers(frame, index, exception);
        List<Move> moves = new ArrayList<>();
        for (Handler handler : catchers.handlers()) {
            int caught = frame.body().instruction(handler.target()).target();
            String known = setting.exceptions().narrower(exception, handler.type());
            World inHandler = world.forget(caught).with(caught, new Fact.Caught(known));
            moves.add(new Move.Go(handler.target() + 1, inHandler, cost, cause));
        }
        if (catchers.leavesMethod() && !isRefusal(exception, cause)) {
            Move.Cause leaving =
                    cause.equals(Move.Cause.NONE) ? Move.Cause.of(Step.Event.LEFT_BY_EXCEPTION, exception) : cause;
            moves.add(new Move.End(new Exits(frame, tracked).exceptional(world), cost, leaving));
        }
        return moves;
    }

    /** Whether the method itself refuses what it was given with an unchecked exception: of a call, only others count. */
    private boolean isRefusal(String exception, Move.Cause cause) {
        return tracked.kind() == Tracked.Kind.ARGUMENT
                && !tracked.isHoldable()
                && cause.event() == Step.Event.THROWS
                && setting.exceptions().isUnchecked(exception);
    }
}
