// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.frame;

import io.watertight.ir.CrossReferences;
import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.ir.ProgramCode;
import io.watertight.ir.Variable;
import io.watertight.obligation.call.CallEffects;
import io.watertight.obligation.call.Ending;
import io.watertight.obligation.call.ResourceTypes;
import io.watertight.obligation.origin.Origins;
import io.watertight.obligation.summary.Effect;
import io.watertight.program.FieldRef;
import io.watertight.program.Memo;
import io.watertight.program.Program;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The fields that keep containers which their class fills and reads, and of whose elements no code closes one or hands one
 * on: seen without following any value, so whatever is unclear counts as handing on.
 */
public final class ContainerFields {
    private static final List<String> FUNCTIONAL = List.of("java/util/function/", "java/lang/Runnable");

    private final Program program;
    private final CallEffects effects;
    private final ResourceTypes types;
    private final ProgramCode code;
    private final Memo<FieldRef, Boolean> known = new Memo<>(this::isHandedOn);

    ContainerFields(Program program, ProgramCode code, CallEffects effects, ResourceTypes types) {
        this.program = program;
        this.code = code;
        this.effects = effects;
        this.types = types;
    }

    /** Whether some code may end an element of what the field keeps, or give one to others, as far as can be seen. */
    boolean mayBeReleased(FieldRef field) {
        return known.get(field);
    }

    private boolean isHandedOn(FieldRef field) {
        CrossReferences references = code.references();
        return types.isContainerDescriptor(field.descriptor())
                && Stream.concat(
                                references.loaders(field, program).stream(),
                                references.storers(field, program).stream())
                        .distinct()
                        .flatMap(method -> code.body(method).stream())
                        .anyMatch(body -> handsOn(body, field));
    }

    private boolean handsOn(MethodBody body, FieldRef field) {
        for (Instruction instruction : body.code()) {
            boolean handsOn = instruction instanceof Instruction.LoadField load
                    ? isMeant(load.field(), field) && escapes(body, load.field())
                    : instruction instanceof Instruction.StoreField store
                            && isMeant(store.field(), field)
                            && !isMadeFor(body, store.value());
            if (handsOn) {
                return true;
            }
        }
        return false;
    }

    private boolean isMeant(FieldRef name, FieldRef field) {
        return program.declared(name).equals(field);
    }

    /** Whether the container is a new one that nobody else has. */
    private static boolean isMadeFor(MethodBody body, int variable) {
        return new Origins(body)
                .of(variable).stream()
                        .allMatch(origin -> origin != Origins.PARAMETER
                                && !(body.instruction(origin) instanceof Instruction.LoadField)
                                && !(body.instruction(origin) instanceof Instruction.Invoke call
                                        && !call.method().owner().startsWith("java/util/")));
    }

    /** Whether the container, a view of it or an element that is read from it is more than used. */
    private boolean escapes(MethodBody body, FieldRef field) {
        BitSet derived = new BitSet();
        for (Instruction instruction : body.code()) {
            if (instruction instanceof Instruction.LoadField load
                    && load.field().equals(field)) {
                derived.set(load.target());
            }
        }
        int before = -1;
        while (derived.cardinality() > before) {
            before = derived.cardinality();
            for (Instruction instruction : body.code()) {
                if (isEscape(instruction, derived)) {
                    return true;
                }
                if (instruction.target() != Variable.NONE && isDerivation(instruction, derived)) {
                    derived.set(instruction.target());
                }
            }
        }
        return false;
    }

    private static boolean isDerivation(Instruction instruction, BitSet derived) {
        if (instruction instanceof Instruction.Invoke call) {
            return call.hasReceiver()
                    && derived.get(call.arguments().get(0))
                    && !call.method().returnType().equals("Ljava/lang/String;")
                    && call.method().returnType().length() > 1;
        }
        int source = Origins.source(instruction);
        return (source != Variable.NONE && derived.get(source))
                || (instruction instanceof Instruction.LoadElement element && derived.get(element.array()))
                || (instruction instanceof Instruction.LoadField load
                        && load.object() != Variable.NONE
                        && derived.get(load.object()));
    }

    private boolean isEscape(Instruction instruction, BitSet derived) {
        if (instruction instanceof Instruction.Invoke call) {
            return isEscape(call, derived);
        }
        boolean isRead = Origins.source(instruction) != Variable.NONE
                || instruction instanceof Instruction.Branch
                || instruction instanceof Instruction.TypeTest
                || instruction instanceof Instruction.LoadField
                || instruction instanceof Instruction.LoadElement
                || instruction instanceof Instruction.Monitor
                || instruction instanceof Instruction.Compute;
        return !isRead && instruction.uses().stream().anyMatch(derived::get);
    }

    private boolean isEscape(Instruction.Invoke call, BitSet derived) {
        boolean isOnContainer = call.hasReceiver()
                && derived.get(call.arguments().get(0))
                && types.isContainerDescriptor("L" + call.method().owner() + ";");
        for (int position = 0; position < call.arguments().size(); position++) {
            boolean isReceiver = position == 0 && call.hasReceiver();
            boolean isPutBack = !isReceiver && isOnContainer;
            if (!derived.get(call.arguments().get(position)) || isPutBack) {
                continue;
            }
            boolean runsFunction = FUNCTIONAL.stream().anyMatch(call.method().descriptor()::contains);
            boolean isUsed = isOnContainer || effects.isHarmlessUse(call, 0) || isSeenInResult(call);
            if (!isReceiver || runsFunction || !isUsed) {
                return true;
            }
        }
        return false;
    }

    /** Whether the result is, or closes, the receiver: what becomes of the result is looked at anyway. */
    private boolean isSeenInResult(Instruction.Invoke call) {
        return effects.known(call, 0)
                .filter(effect -> effect.kind() == Effect.Kind.RETURNS
                        || effect.kind() == Effect.Kind.WRAPPED_BY_RESULT
                        || effect.kind() == Effect.Kind.HELD_BY_RESULT)
                .isPresent();
    }

    /** The field whose container takes the value at the end of a way, if the method does nothing else with it. */
    public static Set<FieldRef> keeping(Setting setting, Frame frame, Ending ending) {
        int index = ending.last().index();
        if (!(frame.body().instruction(index) instanceof Instruction.Invoke call) || !call.hasReceiver()) {
            return Set.of();
        }
        int place = frame.places().nameOf(call.arguments().get(0));
        boolean isOwn = frame.places().isPlace(place)
                && frame.isReceiver(frame.places().root(place))
                && frame.places()
                                .route(frame.places().root(place), place)
                                .hops()
                                .size()
                        == 1
                && setting.types()
                        .isContainerDescriptor(frame.places()
                                .route(frame.places().root(place), place)
                                .descriptor());
        return isOwn && isOnlyUsed(setting, frame, ending, index)
                ? frame.places().fieldOf(place).map(Set::of).orElse(Set.of())
                : Set.of();
    }

    private static boolean isOnlyUsed(Setting setting, Frame frame, Ending ending, int adding) {
        BitSet names = new BitSet();
        ending.last().world().names().forEach((role, name) -> names.set(name));
        for (int i = 0; i < frame.body().size(); i++) {
            Instruction instruction = frame.body().instruction(i);
            if (i == adding
                    || instruction instanceof Instruction.Branch
                    || Origins.source(instruction) != Variable.NONE
                    || instruction.uses().stream().noneMatch(names::get)) {
                continue;
            }
            boolean isUse = instruction instanceof Instruction.Invoke call
                    && IntStream.range(0, call.arguments().size())
                            .filter(position -> names.get(call.arguments().get(position)))
                            .allMatch(position -> isHarmless(setting, call, position));
            if (!isUse) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHarmless(Setting setting, Instruction.Invoke call, int position) {
        return (position == 0 && call.method().isConstructor())
                || setting.effects().isHarmlessUse(call, position);
    }
}
