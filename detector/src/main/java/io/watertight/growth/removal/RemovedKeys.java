// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.removal;

import io.watertight.growth.code.BodyIndex;
import io.watertight.growth.code.PartialVisitor;
import io.watertight.growth.container.ContainerUse;
import io.watertight.growth.holding.ProgramIndex;
import io.watertight.growth.key.KeyForm;
import io.watertight.ir.Instruction;
import io.watertight.ir.Variable;
import io.watertight.program.Answer;
import io.watertight.program.ClassDecl;
import io.watertight.program.Descriptors;
import io.watertight.program.FieldDecl;
import io.watertight.program.MethodRef;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether what a removal asks for can be in a container at all: {@code remove(Object)} takes anything, and compilers let a
 * {@code Long} be removed from a map of {@code Integer} keys.
 */
final class RemovedKeys {
    /** Classes, internal names, whose objects equal none of another class, beside those of numbers and enums. */
    private static final Set<String> ALIKE_ONLY = Set.of("java/lang/String", "java/util/UUID");

    private final FieldDecl field;
    private final ProgramIndex index;

    RemovedKeys(FieldDecl field, ProgramIndex index) {
        this.field = field;
        this.index = index;
    }

    /**
     * Why a removal can find nothing, as a clause; empty when it may.
     *
     * @param growth where the container grows: what a method has just put in, it can take out
     */
    Optional<String> mismatch(ContainerUse removal, List<ContainerUse> growth) {
        if (!removal.callee().name().equals("remove")
                || !removal.callee().parameterTypes().equals(List.of("Ljava/lang/Object;"))
                || removal.role() != ContainerUse.Role.SELF
                || isOfView(removal)) {
            return Optional.empty();
        }
        BodyIndex body = index.code.body(removal.context().method()).orElseThrow();
        int asked = asked(body, removal.index());
        return asked == Variable.NONE
                ? Optional.empty()
                : otherClass(body, asked)
                        .or(() -> newObject(body, asked, removal, growth))
                        .or(() -> constant(body, asked, growth))
                        .or(() -> otherForm(removal, body, asked, growth));
    }

    /**
     * The name of a thing, where it was put in under its number; a text as it is, where it was put in in lower case. What the
     * program itself passes may have the right form.
     */
    private Optional<String> otherForm(ContainerUse removal, BodyIndex body, int asked, List<ContainerUse> growth) {
        Optional<KeyForm> form = KeyForm.of(body, asked);
        if (form.isEmpty() || growth.isEmpty()) {
            return Optional.empty();
        }
        boolean isPassedHere = !index.code.calls(removal.context().method()).isEmpty();
        if (form.get().part().isEmpty() && isPassedHere) {
            return Optional.empty();
        }
        List<Optional<String>> clauses = growth.stream()
                .map(put -> KeyForm.of(index.code.body(put.context().method()).orElseThrow(), put.key())
                        .flatMap(form.get()::mismatch))
                .toList();
        return clauses.stream().allMatch(Optional::isPresent) ? clauses.get(0) : Optional.empty();
    }

    /** One constant, where other keys are put in, is not what they are removed by. */
    private Optional<String> constant(BodyIndex body, int asked, List<ContainerUse> growth) {
        boolean isAlsoPut = growth.isEmpty()
                || growth.stream()
                        .anyMatch(use -> use.key() == Variable.NONE
                                || index.code
                                        .body(use.context().method())
                                        .orElseThrow()
                                        .isConstant(use.key()));
        return body.isConstant(asked) && !isAlsoPut ? Optional.of("asks for one constant only") : Optional.empty();
    }

    /** Whether it removes from the values of a map, or from another view of it, and not from the container itself. */
    private boolean isOfView(ContainerUse removal) {
        return isMap(removal.callee().owner())
                != isMap(Descriptors.internalName(field.ref().descriptor()));
    }

    private boolean isMap(String type) {
        return index.types.isSubtype(type, "java/util/Map");
    }

    /** The variable of what the call asks for; a method reference has none. */
    static int asked(BodyIndex body, int at) {
        return body.body().instruction(at).accept(new PartialVisitor<>(Variable.NONE) {
            @Override
            public Integer visit(Instruction.Invoke call) {
                return call.hasReceiver() && call.arguments().size() == 2
                        ? call.arguments().get(1)
                        : Variable.NONE;
            }
        });
    }

    private Optional<String> otherClass(BodyIndex body, int asked) {
        Optional<String> kept = index.keyTypes.firstArgument(field.signature());
        Optional<String> given = classOf(body, asked);
        if (kept.isEmpty() || given.isEmpty() || !isForeign(kept.get(), given.get())) {
            return Optional.empty();
        }
        return Optional.of("asks for an object of class " + Descriptors.simpleName(given.get())
                + " among those of class " + Descriptors.simpleName(kept.get()));
    }

    private boolean isForeign(String kept, String given) {
        return (isAlikeOnly(kept) || isAlikeOnly(given))
                && index.program.isSubtype(kept, given) == Answer.NO
                && index.program.isSubtype(given, kept) == Answer.NO;
    }

    private boolean isAlikeOnly(String type) {
        return ALIKE_ONLY.contains(type)
                || Descriptors.isBox(type)
                || index.program.find(type).filter(ClassDecl::isEnum).isPresent();
    }

    /** The declared class of everything that the variable can hold, an internal name; empty when there are several. */
    static Optional<String> classOf(BodyIndex body, int variable) {
        Set<String> types = new HashSet<>();
        if (body.mayBeParameter(variable)) {
            types.add(parameterType(body, variable));
        }
        for (Instruction made : body.made(variable)) {
            types.add(made.accept(new PartialVisitor<>("") {
                @Override
                public String visit(Instruction.Invoke call) {
                    return call.method().returnType();
                }

                @Override
                public String visit(Instruction.LoadField load) {
                    return load.field().descriptor();
                }

                @Override
                public String visit(Instruction.Allocate object) {
                    return "L" + object.type() + ";";
                }
            }));
        }
        return types.size() == 1
                ? types.stream().flatMap(type -> asObject(type).stream()).findFirst()
                : Optional.empty();
    }

    /** The class, an internal name, as which a value of the type is passed: only class files have a call that boxes it. */
    private static Optional<String> asObject(String descriptor) {
        return descriptor.startsWith("L")
                ? Optional.of(Descriptors.internalName(descriptor))
                : Descriptors.box(descriptor);
    }

    /** Descriptor of the parameter that the variable is; empty for the receiver and for copies. */
    private static String parameterType(BodyIndex body, int variable) {
        MethodRef method = body.body().method();
        List<String> types = method.parameterTypes();
        int position = body.parameter(variable) - (body.body().parameters().size() - types.size());
        return body.parameter(variable) >= 0 && position >= 0 ? types.get(position) : "";
    }

    /** A new object without equality equals nothing that was put in before. */
    private Optional<String> newObject(BodyIndex body, int asked, ContainerUse removal, List<ContainerUse> growth) {
        boolean isPutHere = growth.stream()
                .anyMatch(use -> use.context().method().equals(removal.context().method()));
        if (isPutHere || !body.isMadeHere(asked)) {
            return Optional.empty();
        }
        return body.made(asked).stream()
                .filter(Instruction.Allocate.class::isInstance)
                .map(made -> ((Instruction.Allocate) made).type())
                .filter(type -> index.program.find(type).isPresent() && !index.keyTypes.definesEquality(type))
                .findFirst()
                .map(type -> "asks for a new " + Descriptors.simpleName(type) + ", which equals only itself");
    }
}
