// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.method;

import io.watertight.ir.Instruction;
import io.watertight.obligation.call.NameContract;
import io.watertight.obligation.frame.Frame;
import io.watertight.obligation.frame.Setting;
import io.watertight.obligation.state.Role;
import io.watertight.obligation.summary.Effect;
import java.util.Optional;

/** What the parameters of a method can be to the values that callers track. */
public record ParameterRoles(Setting setting, Frame frame) {
    private static final String ANYTHING = "Ljava/lang/Object;";

    /** How a parameter with this descriptor names what a caller may pass; empty when that can be no resource. */
    public Optional<Role> of(String descriptor, int parameter) {
        return ofType(descriptor).or(() -> byUse(parameter));
    }

    /** How a parameter of this type names what a caller may pass; empty when it can be no resource. */
    private Optional<Role> ofType(String type) {
        if (setting.types().isFollowed(type) || type.equals(ANYTHING)) {
            return Optional.of(Role.IS);
        }
        return setting.types().isContainerDescriptor(type) ? Optional.of(Role.HOLDS) : Optional.empty();
    }

    /** A parameter of two types, of which the declaration shows one, is the other where it is closed. */
    private Optional<Role> byUse(int parameter) {
        return frame.body().code().stream().anyMatch(instruction -> seesResource(instruction, parameter))
                ? Optional.of(Role.IS)
                : Optional.empty();
    }

    private boolean seesResource(Instruction instruction, int parameter) {
        if (instruction instanceof Instruction.Cast cast) {
            return setting.types().isResourceDescriptor("L" + cast.type() + ";")
                    && frame.origins().isAlways(cast.source(), parameter);
        }
        return instruction instanceof Instruction.Invoke call
                && call.hasReceiver()
                && !setting.types().isResource(call.method().owner())
                && NameContract.onReceiver(call.method()) == Effect.Kind.RELEASES
                && frame.origins().isAlways(call.arguments().get(0), parameter);
    }
}
