// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.holding;

import io.watertight.growth.code.At;
import io.watertight.growth.code.BodyIndex;
import io.watertight.growth.code.Names;
import io.watertight.growth.code.PartialVisitor;
import io.watertight.growth.container.CallEffects;
import io.watertight.ir.Instruction;
import io.watertight.ir.Variable;
import io.watertight.knowledge.Fact;
import io.watertight.knowledge.Verb;
import io.watertight.leak.UnboundedGrowth.Miss;
import io.watertight.program.Descriptors;
import io.watertight.program.FieldRef;
import io.watertight.program.MethodRef;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is stored in a field: goes back from each store to the allocations and calls that made the value, and collects
 * the types and whatever bounds them. A call on a builder counts wherever it stands, its result used or not.
 */
public final class Creation {
    private static final int DEPTH = 6;
    private static final Pattern BOUNDED_NAME =
            Pattern.compile("(?i).*(lru|weak|soft|bounded|evict|expir|limited|fixed|circular|ring|timed|reference).*");

    private static final Pattern MADE_FOR_THREADS = Pattern.compile("synchronized[A-Z].*|new(Concurrent.*|KeySet)");

    private final ProgramIndex index;
    private final Set<String> types = new LinkedHashSet<>();
    private final Set<String> bounds = new LinkedHashSet<>();
    /** Calls that answer an empty container for ever, which only the first one of several is. */
    private final Set<String> empty = new LinkedHashSet<>();

    private final Set<String> weakKeys = new LinkedHashSet<>();
    private final Set<String> builders = new LinkedHashSet<>();
    private final Set<Object> visited = new HashSet<>();
    private boolean isSynchronized;

    private Creation(ProgramIndex index) {
        this.index = index;
    }

    static Creation of(FieldRef field, ProgramIndex index) {
        Creation creation = new Creation(index);
        creation.checkType(Descriptors.internalName(field.descriptor()));
        creation.fromField(field, 0);
        return creation;
    }

    /** The same for what a method of the program returns, or a constructor makes. */
    public static Creation ofResult(MethodRef method, ProgramIndex index) {
        Creation creation = new Creation(index);
        if (method.isConstructor()) {
            creation.checkType(method.owner());
        }
        creation.fromResults(method, 0);
        return creation;
    }

    /** Internal names of the types that are stored, as far as they are seen; the first one was found first. */
    public Set<String> types() {
        return types;
    }

    /** Whether the container was made for several threads by a call: {@code Collections.synchronizedMap}. */
    boolean isSynchronized() {
        return isSynchronized;
    }

    /** What bounds the container: a type, or the call that made it; empty when nothing is known to. */
    public Optional<String> bound() {
        return bounds.stream()
                .findFirst()
                .or(() -> types.isEmpty() ? empty.stream().findFirst() : Optional.empty());
    }

    /** What makes the container drop entries whose keys nothing else holds: a type, or a call; empty when nothing does. */
    public Optional<String> weakKeys() {
        return weakKeys.stream().findFirst();
    }

    /** That the builder that makes the container could have bounded it; empty when none makes it. */
    public Optional<Miss> builder() {
        return builders.stream()
                .findFirst()
                .map(builder -> new Miss(
                        Miss.Kind.BUILDER,
                        "its " + builder
                                + " sets no maximum size, no expiry and no weak references, nor does anything in"
                                + " the program remove entries"));
    }

    private void fromField(FieldRef field, int depth) {
        if (depth < DEPTH && visited.add(field)) {
            for (At store : index.code.stores(field)) {
                index.code.instruction(store).accept(new PartialVisitor<Boolean>(false) {
                    @Override
                    public Boolean visit(Instruction.StoreField instruction) {
                        fromVariable(store.method(), instruction.value(), depth);
                        return true;
                    }
                });
            }
        }
    }

    private void fromVariable(MethodRef method, int variable, int depth) {
        record Visit(MethodRef method, int variable) {}
        if (depth < DEPTH && visited.add(new Visit(method, variable))) {
            BodyIndex body = index.code.body(method).orElseThrow();
            for (int definition : body.definitions(variable)) {
                body.body().instruction(definition).accept(new Origin(body, depth));
            }
            for (int use : body.uses(variable)) {
                body.body().instruction(use).accept(new PartialVisitor<Boolean>(false) {
                    @Override
                    public Boolean visit(Instruction.Invoke call) {
                        if (call.hasReceiver() && call.arguments().get(0) == variable) {
                            noteBounds(call.method());
                        }
                        return true;
                    }
                });
            }
        }
    }

    private void fromResults(MethodRef method, int depth) {
        index.code
                .body(method)
                .ifPresent(callee -> callee.body()
                        .code()
                        .forEach(i -> i.accept(new PartialVisitor<Boolean>(false) {
                            @Override
                            public Boolean visit(Instruction.Return result) {
                                if (result.value() != Variable.NONE) {
                                    fromVariable(method, result.value(), depth);
                                }
                                return true;
                            }
                        })));
    }

    private void checkType(String type) {
        index.knowledge
                .typeFact(type, Verb.BOUNDS, index.program)
                .ifPresent(fact -> bounds.add(Descriptors.simpleName(type)));
        index.knowledge
                .typeFact(type, Verb.WEAK_KEYS, index.program)
                .ifPresent(fact -> weakKeys.add(Descriptors.simpleName(fact.type())));
        for (String supertype : index.program.supertypes(type)) {
            boolean isOwn = index.program.isAnalysed(supertype);
            boolean isBoundedByName = !isOwn
                    && !CallEffects.isJdk(supertype)
                    && BOUNDED_NAME.matcher(Descriptors.simpleName(supertype)).matches();
            if (isBoundedByName || (isOwn && index.evictors.evicts(supertype))) {
                bounds.add(Descriptors.simpleName(supertype));
            }
        }
    }

    private void noteBounds(MethodRef call) {
        if (index.knowledge.typesOf(Verb.BOUNDS).contains(call.owner())
                && call.returnType().equals("L" + call.owner() + ";")) {
            builders.add(Descriptors.simpleName(call.owner()));
        }
        for (Fact fact : index.knowledge.factsOf(call, index.program)) {
            if (fact.verb() == Verb.BOUNDS) {
                boolean isEmpty =
                        call.name().equals("of") && call.parameterTypes().isEmpty();
                (isEmpty ? empty : bounds).add(Names.call(call));
            } else if (fact.verb() == Verb.WEAK_KEYS) {
                weakKeys.add(Names.call(call));
            }
        }
    }

    /** Collects what one definition of a followed value says about it. */
    private final class Origin extends PartialVisitor<Boolean> {
        private final BodyIndex body;
        private final int depth;

        Origin(BodyIndex body, int depth) {
            super(false);
            this.body = body;
            this.depth = depth;
        }

        private void from(int variable) {
            fromVariable(body.body().method(), variable, depth + 1);
        }

        /** Goes back to what is the same thing, so that a chain of calls on a builder may be of any length. */
        private void fromSame(int variable) {
            fromVariable(body.body().method(), variable, depth);
        }

        @Override
        public Boolean visit(Instruction.Copy instruction) {
            fromSame(instruction.source());
            return true;
        }

        @Override
        public Boolean visit(Instruction.Cast instruction) {
            fromSame(instruction.source());
            return true;
        }

        @Override
        public Boolean visit(Instruction.LoadField instruction) {
            fromField(index.code.resolve(instruction.field()), depth + 1);
            return true;
        }

        @Override
        public Boolean visit(Instruction.Allocate instruction) {
            types.add(instruction.type());
            checkType(instruction.type());
            return true;
        }

        @Override
        public Boolean visit(Instruction.Invoke instruction) {
            noteBounds(instruction.method());
            isSynchronized |=
                    MADE_FOR_THREADS.matcher(instruction.method().name()).matches();
            checkType(Descriptors.internalName(instruction.method().returnType()));
            List<MethodRef> targets = index.dispatch.targets(instruction.method());
            targets.forEach(target -> fromResults(target, depth + 1));
            if (targets.isEmpty()) {
                boolean hasReceiver = instruction.hasReceiver();
                if (hasReceiver) {
                    fromSame(instruction.arguments().get(0));
                }
                instruction.arguments().stream().skip(hasReceiver ? 1 : 0).forEach(this::from);
            }
            return true;
        }
    }
}
