// SPDX-License-Identifier: Apache-2.0
package io.watertight.ir;

import io.watertight.ir.Instruction.Allocate;
import io.watertight.ir.Instruction.AllocateArray;
import io.watertight.ir.Instruction.Branch;
import io.watertight.ir.Instruction.Capture;
import io.watertight.ir.Instruction.Cast;
import io.watertight.ir.Instruction.Catch;
import io.watertight.ir.Instruction.Compute;
import io.watertight.ir.Instruction.Constant;
import io.watertight.ir.Instruction.Copy;
import io.watertight.ir.Instruction.Invoke;
import io.watertight.ir.Instruction.Jump;
import io.watertight.ir.Instruction.LoadElement;
import io.watertight.ir.Instruction.LoadField;
import io.watertight.ir.Instruction.Monitor;
import io.watertight.ir.Instruction.Return;
import io.watertight.ir.Instruction.StoreElement;
import io.watertight.ir.Instruction.StoreField;
import io.watertight.ir.Instruction.Switch;
import io.watertight.ir.Instruction.Throw;
import io.watertight.ir.Instruction.TypeTest;
import io.watertight.program.FieldRef;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The text form of a body: one instruction per line with its index, then the handlers. Stable, for golden tests. */
public final class IrText implements InstructionVisitor<String> {
    private final MethodBody body;

    private IrText(MethodBody body) {
        this.body = body;
    }

    /** The whole body, lines ended by a line feed. */
    public static String print(MethodBody body) {
        IrText text = new IrText(body);
        StringBuilder out = new StringBuilder();
        out.append(body.method())
                .append(" (")
                .append(text.names(body.parameters()))
                .append(")\n");
        for (int i = 0; i < body.size(); i++) {
            out.append(String.format("%4d  %s%n", i, body.instruction(i).accept(text)));
        }
        for (Handler handler : body.handlers()) {
            out.append(String.format(
                    "      %d..%d catch %s -> %d%n",
                    handler.start(), handler.end() - 1, handler.type(), handler.target()));
        }
        return out.toString().replace("\r\n", "\n");
    }

    private String name(int variable) {
        return variable == Variable.NONE ? "_" : body.variable(variable).name();
    }

    private String names(List<Integer> variables) {
        return variables.stream().map(this::name).collect(Collectors.joining(", "));
    }

    private String assign(int target, String value) {
        return target == Variable.NONE ? value : name(target) + " = " + value;
    }

    private String member(int object, FieldRef field) {
        return object == Variable.NONE
                ? field.owner() + "." + field.name()
                : name(object) + "." + field.owner() + "." + field.name();
    }

    @Override
    public String visit(Copy i) {
        return assign(i.target(), name(i.source()));
    }

    @Override
    public String visit(Constant i) {
        return assign(i.target(), i.value().toString());
    }

    @Override
    public String visit(Allocate i) {
        return assign(i.target(), "new " + i.type());
    }

    @Override
    public String visit(AllocateArray i) {
        return assign(i.target(), "new " + i.type() + "(" + names(i.sizes()) + ")");
    }

    @Override
    public String visit(Invoke i) {
        String call = i.kind().name().toLowerCase(java.util.Locale.ROOT) + " " + i.method();
        return assign(i.target(), call + " (" + names(i.arguments()) + ")");
    }

    @Override
    public String visit(LoadField i) {
        return assign(i.target(), member(i.object(), i.field()));
    }

    @Override
    public String visit(StoreField i) {
        return member(i.object(), i.field()) + " = " + name(i.value());
    }

    @Override
    public String visit(LoadElement i) {
        return assign(i.target(), name(i.array()) + "[" + name(i.index()) + "]");
    }

    @Override
    public String visit(StoreElement i) {
        return name(i.array()) + "[" + name(i.index()) + "] = " + name(i.value());
    }

    @Override
    public String visit(Cast i) {
        return assign(i.target(), "(" + i.type() + ") " + name(i.source()));
    }

    @Override
    public String visit(TypeTest i) {
        return assign(i.target(), name(i.source()) + " instanceof " + i.type());
    }

    @Override
    public String visit(Compute i) {
        return assign(i.target(), i.operator() + "(" + names(i.operands()) + ")");
    }

    @Override
    public String visit(Capture i) {
        return assign(i.target(), i.functionalType() + " -> " + i.body() + " (" + names(i.captures()) + ")");
    }

    @Override
    public String visit(Branch i) {
        String right = i.right() == Variable.NONE ? "0" : name(i.right());
        return "if " + name(i.left()) + " " + i.comparison().symbol() + " " + right + " goto " + i.destination();
    }

    @Override
    public String visit(Switch i) {
        String cases = IntStream.range(0, i.keys().size())
                .mapToObj(k -> i.keys().get(k) + " -> " + i.destinations().get(k))
                .collect(Collectors.joining(", "));
        return "switch " + name(i.selector()) + " {" + cases + "} else " + i.otherwise();
    }

    @Override
    public String visit(Jump i) {
        return "goto " + i.destination();
    }

    @Override
    public String visit(Return i) {
        return i.value() == Variable.NONE ? "return" : "return " + name(i.value());
    }

    @Override
    public String visit(Throw i) {
        return "throw " + name(i.value());
    }

    @Override
    public String visit(Catch i) {
        return assign(i.target(), "catch");
    }

    @Override
    public String visit(Monitor i) {
        return (i.enter() ? "enter " : "leave ") + name(i.object());
    }
}
