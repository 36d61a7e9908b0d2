// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.method;

import io.watertight.ir.Instruction;
import io.watertight.knowledge.Fact;
import io.watertight.knowledge.Verb;
import io.watertight.leak.Silence;
import io.watertight.leak.Silence.Reason;
import io.watertight.leak.Site;
import io.watertight.obligation.call.Ending;
import io.watertight.obligation.flow.CallTransfer;
import io.watertight.obligation.frame.Frame;
import io.watertight.obligation.frame.Setting;
import io.watertight.obligation.frame.Tracking;
import io.watertight.obligation.state.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says of everything closeable that a method acquires, and that is not reported, why it is silent. */
public record Silences(Setting setting, MethodAnalysis analysis) {

    /** The reasons, in the order of the instructions. */
    public List<Silence> of(List<MethodAnalysis.Result> reported) {
        List<Silence> silences = new ArrayList<>();
        List<Integer> seeds = new ArrayList<>();
        for (MethodAnalysis.Result result : analysis.results()) {
            seeds.add(result.seed().index());
            if (!reported.contains(result)) {
                silences.add(ofFollowed(result));
            }
        }
        for (int i = 0; i < frame().body().size(); i++) {
            if (frame().body().instruction(i) instanceof Instruction.Invoke call && !seeds.contains(i)) {
                ofPassedOver(i, call).ifPresent(silences::add);
            }
        }
        return silences;
    }

    private Frame frame() {
        return analysis.frame();
    }

    private Silence ofFollowed(MethodAnalysis.Result result) {
        Tracking tracking = result.tracking();
        int index = result.seed().index();
        if (!tracking.losses().isEmpty()) {
            return silence(index, Reason.NOT_OURS, "another method gives it back, or nothing says whose it is");
        }
        for (Map.Entry<Fate, Reason> entry : REASONS) {
            Ending ending = tracking.endings().get(entry.getKey());
            if (ending != null) {
                return silence(index, entry.getValue(), detail(ending));
            }
        }
        return silence(index, tracking.isComplete() ? Reason.UNLIKELY : Reason.BUDGET, "");
    }

    private static final List<Map.Entry<Fate, Reason>> REASONS = List.of(
            Map.entry(Fate.RELEASED, Reason.RELEASED),
            Map.entry(Fate.STORED_IN_RECEIVER, Reason.KEPT),
            Map.entry(Fate.RETURNED, Reason.RETURNED),
            Map.entry(Fate.WRAPPED_BY_RESULT, Reason.RETURNED),
            Map.entry(Fate.HELD_BY_RESULT, Reason.RETURNED),
            Map.entry(Fate.TAKEN, Reason.HANDED_ON),
            Map.entry(Fate.ABSENT, Reason.RELEASED));

    /** {@code InputStream.close at line 12, by a knowledge line}. */
    private String detail(Ending ending) {
        int index = ending.last().index();
        String at = " at line " + frame().body().line(index);
        Instruction last = frame().body().instruction(index);
        if (last instanceof Instruction.Invoke call) {
            return CallTransfer.name(call.method()) + at + ", by " + basis(call);
        }
        if (last instanceof Instruction.StoreField store) {
            return "stored in " + store.field().name() + at;
        }
        return ending.outcome().fields().isEmpty()
                ? at.strip()
                : "in " + ending.outcome().fields().iterator().next().name();
    }

    /** What is known of the call that settled it. */
    private String basis(Instruction.Invoke call) {
        if (!setting.knowledge().factsOf(call.method(), setting.program()).isEmpty()) {
            return "a knowledge line";
        }
        return setting.targets().of(call).isEmpty() ? "its name" : "its code";
    }

    /** Closeable things that are made and owe nothing. */
    private Optional<Silence> ofPassedOver(int index, Instruction.Invoke call) {
        String made = call.method().isConstructor()
                ? "L" + call.method().owner() + ";"
                : call.method().returnType();
        if (!setting.types().isResourceDescriptor(made)
                || frame().isReceiver(call.uses().stream().findFirst().orElse(-1))) {
            return Optional.empty();
        }
        for (Fact fact : setting.knowledge().factsOf(call.method(), setting.program())) {
            if (fact.verb() == Verb.WRAPS) {
                return Optional.of(silence(index, Reason.PART_OF_CHAIN, "it wraps " + fact.operand()));
            }
            if (fact.verb() == Verb.HARMLESS) {
                return Optional.of(silence(index, Reason.HARMLESS, "by a knowledge line"));
            }
            if (fact.verb() == Verb.ACQUIRES) {
                return Optional.of(silence(index, Reason.PART_OF_CHAIN, "its parent is answered for"));
            }
        }
        if (call.method().isConstructor()) {
            boolean isHarmless = setting.types().isHarmless(call.method().owner());
            return Optional.of(silence(
                    index,
                    Reason.HARMLESS,
                    isHarmless ? "by a knowledge line" : "its code acquires nothing of its own"));
        }
        return Optional.of(silence(index, Reason.NOT_OURS, "the call does not say that it makes something new"));
    }

    private Silence silence(int index, Reason reason, String detail) {
        Instruction.Invoke call = (Instruction.Invoke) frame().body().instruction(index);
        Site site = new Site(frame().body().method(), frame().body().line(index));
        return new Silence(site, CallTransfer.name(call.method()), reason, detail);
    }
}
