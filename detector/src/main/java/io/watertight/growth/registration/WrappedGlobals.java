// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.registration;

import io.watertight.growth.code.At;
import io.watertight.growth.code.BodyIndex;
import io.watertight.growth.code.Names;
import io.watertight.growth.code.OnceGuards;
import io.watertight.growth.holding.ProgramIndex;
import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.ir.Variable;
import io.watertight.leak.Retained;
import io.watertight.leak.Site;
import io.watertight.leak.UnboundedGrowth.Strength;
import io.watertight.program.Descriptors;
import io.watertight.program.MethodRef;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds methods that replace what the process has one of by an object that refers to the former one: with each call the
 * chain is longer by one link.
 */
public final class WrappedGlobals {
    private static final Pattern SETTER = Pattern.compile("set(Default[A-Z].*)");

    private final ProgramIndex index;

    public WrappedGlobals(ProgramIndex index) {
        this.index = index;
    }

    /** Whether the method may set what the process has one of: a static one has to be seen. */
    public static boolean isNamedLikeOne(MethodRef method) {
        return SETTER.matcher(method.name()).matches()
                && method.returnType().equals("V")
                && method.parameterTypes().size() == 1;
    }

    /** The places where a chain gets longer, in the order of methods and instructions. */
    public List<Retained> find() {
        List<Retained> found = new ArrayList<>();
        for (MethodBody body : index.code.callersOf(WrappedGlobals::isNamedLikeOne)) {
            for (int i = 0; i < body.size(); i++) {
                if (body.instruction(i) instanceof Instruction.Invoke call
                        && !call.hasReceiver()
                        && isNamedLikeOne(call.method())
                        && !index.program.isAnalysed(call.method().owner())) {
                    judge(new At(body.method(), i), call).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private Optional<Retained> judge(At at, Instruction.Invoke call) {
        BodyIndex body = index.code.body(at.method()).orElseThrow();
        BitSet former = former(body, call.method());
        boolean isChain = holdsFormer(body, call.arguments().get(0), former)
                && index.reach.isRuntime(at.method())
                && !at.method().name().equals("main")
                && !tells(body, former)
                && !new OnceGuards(body).guard(at.index(), Set.of())
                && !new OnceGuards(body).isBehindSwitch(at.index());
        return isChain ? Optional.of(retained(at, call)) : Optional.empty();
    }

    /** The variables that hold what the getter of the same name answered. */
    private static BitSet former(BodyIndex body, MethodRef setter) {
        Matcher matcher = SETTER.matcher(setter.name());
        String getter = matcher.matches() ? "get" + matcher.group(1) : "";
        BitSet former = new BitSet();
        List<Instruction> all = body.body().code();
        for (int round = 0; round < 2; round++) {
            for (Instruction instruction : all) {
                boolean isAsked = instruction instanceof Instruction.Invoke call
                        && call.method().owner().equals(setter.owner())
                        && call.method().name().equals(getter);
                boolean isSame = (instruction instanceof Instruction.Copy || instruction instanceof Instruction.Cast)
                        && former.get(instruction.uses().get(0));
                if (isAsked || isSame) {
                    former.set(instruction.target());
                }
            }
        }
        return former;
    }

    /** Whether the object that is set has been given the former one: captured, passed when it was made, or kept in its field. */
    private static boolean holdsFormer(BodyIndex body, int set, BitSet former) {
        boolean isReceiver = body.body().variable(set).kind() == Variable.Kind.THIS;
        return body.body().code().stream()
                .anyMatch(instruction -> instruction instanceof Instruction.Capture function
                                && body.isSame(function.target(), set)
                                && function.captures().stream().anyMatch(former::get)
                        || instruction instanceof Instruction.Invoke made
                                && made.method().isConstructor()
                                && body.isSame(made.arguments().get(0), set)
                                && made.arguments().stream().skip(1).anyMatch(former::get)
                        || instruction instanceof Instruction.StoreField kept
                                && isReceiver
                                && kept.object() == set
                                && former.get(kept.value()));
    }

    /** Whether the method tells its own objects from others, so that it does not wrap one of them again. */
    private static boolean tells(BodyIndex body, BitSet former) {
        return body.body().code().stream()
                .anyMatch(instruction -> instruction instanceof Instruction.TypeTest test && former.get(test.source()));
    }

    private Retained retained(At at, Instruction.Invoke call) {
        Site site = new Site(at.method(), index.code.line(at));
        String name = Names.call(call.method());
        return new Retained(
                Retained.Kind.CHAIN,
                Optional.empty(),
                site,
                name,
                List.of("what is set refers to what was set before, and nothing tells whether that is one of its own"),
                Strength.FAIR,
                index.chains.to(site, name),
                new Retained.Undo(
                        Descriptors.simpleName(call.method().owner()) + "."
                                + call.method().name(),
                        ""));
    }
}
