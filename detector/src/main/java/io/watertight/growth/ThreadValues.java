// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth;

import io.watertight.ir.Instruction;
import io.watertight.ir.Value;
import io.watertight.ir.Variable;
import io.watertight.knowledge.Fact;
import io.watertight.knowledge.Operand;
import io.watertight.knowledge.Verb;
import io.watertight.leak.Retained;
import io.watertight.leak.Site;
import io.watertight.leak.UnboundedGrowth.Strength;
import io.watertight.program.FieldDecl;
import io.watertight.program.MethodRef;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds thread-locals whose values are never removed: threads of a pool outlive the work that bound them, and the web
 * application, too.
 */
final class ThreadValues {
    private static final Set<String> EMPTYING = Set.of("clear", "reset", "setLength", "recycle", "rewind");

    private final ProgramIndex index;

    ThreadValues(ProgramIndex index) {
        this.index = index;
    }

    /** What is wrong with the thread-local in this field; empty when it is removed somewhere, or others can do so. */
    Optional<Retained> judge(FieldDecl field) {
        Uses uses = new Uses();
        for (At load : index.code.loads(field.ref())) {
            boolean isAccessor = load.method().name().startsWith("access$"); // its calls were inlined
            if (!isAccessor && index.reach.isReachable(load.method())) {
                uses.follow(load);
            }
        }
        boolean isSilent = uses.bound.isEmpty() || uses.isRemoved || uses.isHandedOn || isOpen(field);
        return isSilent ? Optional.empty() : Optional.of(retained(field, uses));
    }

    private boolean isOpen(FieldDecl field) {
        return index.entries.isAccessible(field);
    }

    private Retained retained(FieldDecl field, Uses uses) {
        Use first = uses.bound.stream()
                .min(Comparator.comparing((Use use) -> !isSetting(use.method()))
                        .thenComparing(use -> use.at().method())
                        .thenComparingInt(use -> use.at().index()))
                .orElseThrow();
        Site site = new Site(first.at().method(), index.code.line(first.at()));
        return new Retained(
                field.isStatic() ? Retained.Kind.THREAD : Retained.Kind.THREAD_PER_OBJECT,
                Optional.of(field.ref()),
                site,
                Names.call(first.method()),
                List.of("no call of remove on " + field.ref().name()),
                strength(field, uses),
                index.chains.to(site, Names.call(first.method())));
    }

    /** One small tool per thread is little; what the work sets, what grows and what pins the application's classes is not. */
    private Strength strength(FieldDecl field, Uses uses) {
        boolean isTool =
                uses.isEmptied || (!mayPinMuch(field) && uses.bound.stream().noneMatch(use -> isSetting(use.method())));
        if (isTool) {
            return Strength.WEAK;
        }
        if (!field.isStatic()) {
            boolean isOnly = index.lifetimes.of(field.ref().owner()).isPresent();
            return isOnly ? Strength.WEAK : Strength.FAIR;
        }
        return !uses.isReset && mayPinMuch(field) ? Strength.FAIR : Strength.WEAK;
    }

    /** Whether the values are objects of the program, or collections: those keep classes and grow. */
    private boolean mayPinMuch(FieldDecl field) {
        return index.keyTypes
                .firstArgument(field.signature())
                .filter(type -> index.program.isAnalysed(type) || index.types.isContainer("L" + type + ";"))
                .isPresent();
    }

    private boolean isSetting(MethodRef method) {
        return has(method, Verb.BINDS);
    }

    private boolean has(MethodRef method, Verb verb) {
        return index.knowledge.factsOf(method, index.program).stream()
                .anyMatch(fact -> fact.verb() == verb && isAboutReceiver(fact));
    }

    private static boolean isAboutReceiver(Fact fact) {
        return fact.operand().equals(Operand.THIS) || fact.operand().equals(Operand.ALL);
    }

    /** A call on the thread-local. */
    private record Use(At at, MethodRef method) {}

    /** What is done to one thread-local. */
    private final class Uses {
        private final List<Use> bound = new ArrayList<>();
        private boolean isRemoved;
        private boolean isHandedOn;
        /** Whether it is set to null, which keeps an entry but no value. */
        private boolean isReset;
        /** Whether what it holds is emptied for the next use. */
        private boolean isEmptied;

        void follow(At load) {
            BodyIndex body = index.code.body(load.method()).orElseThrow();
            follow(body, index.code.instruction(load).target());
        }

        private void follow(BodyIndex body, int variable) {
            for (int at : body.uses(variable)) {
                Instruction instruction = body.body().instruction(at);
                if (instruction instanceof Instruction.Copy copy) {
                    follow(body, copy.target());
                } else if (instruction instanceof Instruction.Invoke call) {
                    note(body, at, call, variable);
                } else {
                    isHandedOn |= !(instruction instanceof Instruction.Branch);
                }
            }
        }

        private void note(BodyIndex body, int at, Instruction.Invoke call, int variable) {
            boolean isReceiver = call.hasReceiver() && call.arguments().get(0) == variable;
            if (!isReceiver || call.arguments().lastIndexOf(variable) > 0) {
                isHandedOn = true;
            } else if (has(call.method(), Verb.UNBINDS)) {
                isRemoved = true;
            } else if (has(call.method(), Verb.BINDS) && isNull(body, call)) {
                isReset = true;
            } else if (call.target() != Variable.NONE || has(call.method(), Verb.BINDS)) {
                isEmptied |= isEmptied(body, call.target(), new BitSet());
                bound.add(new Use(new At(body.body().method(), at), call.method()));
            }
        }

        private static boolean isEmptied(BodyIndex body, int value, BitSet asked) {
            if (value == Variable.NONE || asked.get(value)) {
                return false;
            }
            asked.set(value);
            return body.uses(value).stream()
                    .map(body.body()::instruction)
                    .anyMatch(use -> use instanceof Instruction.Invoke call
                            ? call.hasReceiver()
                                    && call.arguments().get(0) == value
                                    && EMPTYING.contains(call.method().name())
                            : (use instanceof Instruction.Copy || use instanceof Instruction.Cast)
                                    && isEmptied(body, use.target(), asked));
        }

        private static boolean isNull(BodyIndex body, Instruction.Invoke call) {
            int value = call.arguments().get(call.arguments().size() - 1);
            return !body.definitions(value).isEmpty()
                    && body.definitions(value).stream()
                            .map(body.body()::instruction)
                            .allMatch(made -> made instanceof Instruction.Constant constant
                                    && constant.value() instanceof Value.Null);
        }
    }
}
