// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.method;

import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.obligation.frame.Frame;
import io.watertight.obligation.state.Tracked;
import java.util.Set;

/** Tells which acquisitions of a method are one to a reader, so that one finding says it all. */
public record SameAcquisition(Frame frame) {

    /** Whether one finding covers both. */
    public boolean holds(MethodAnalysis.Result one, MethodAnalysis.Result other) {
        return isCopy(one, other) || isSameObject(one, other) || isChild(one, other);
    }

    /** Whether the second one was opened through the first, whose close ends it: one chain is one finding. */
    private boolean isChild(MethodAnalysis.Result parent, MethodAnalysis.Result child) {
        int opened = parent.seed().index();
        return parent.seed().type().kind() != Tracked.Kind.HELD
                && child.seed().parents().stream()
                        .anyMatch(through -> frame.origins().of(through).equals(Set.of(opened)));
    }

    /** Whether two acquisitions are one in the source, copied by the compiler to several ways out of a finally clause. */
    private boolean isCopy(MethodAnalysis.Result one, MethodAnalysis.Result other) {
        MethodBody body = frame.body();
        int a = one.seed().index();
        int b = other.seed().index();
        return body.line(a) == body.line(b)
                && call(one).method().equals(call(other).method())
                && !body.reaches(a, b)
                && !body.reaches(b, a);
    }

    /** Whether two calls open one object that was made before: a socket is opened by its first option, and by its bind. */
    private boolean isSameObject(MethodAnalysis.Result one, MethodAnalysis.Result other) {
        return opensReceiver(one)
                && opensReceiver(other)
                && frame.origins()
                        .of(one.seed().variable())
                        .equals(frame.origins().of(other.seed().variable()));
    }

    private boolean opensReceiver(MethodAnalysis.Result followed) {
        Instruction.Invoke call = call(followed);
        return call.hasReceiver()
                && !call.method().isConstructor()
                && followed.seed().type().kind() != Tracked.Kind.HELD
                && call.arguments().get(0) == followed.seed().variable();
    }

    private Instruction.Invoke call(MethodAnalysis.Result followed) {
        return (Instruction.Invoke) frame.body().instruction(followed.seed().index());
    }
}
