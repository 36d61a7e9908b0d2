// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.candidate;

import io.watertight.growth.code.At;
import io.watertight.growth.code.BodyIndex;
import io.watertight.growth.code.Names;
import io.watertight.growth.holding.ProgramIndex;
import io.watertight.growth.registration.Counterparts;
import io.watertight.ir.Instruction;
import io.watertight.ir.Variable;
import io.watertight.leak.BoundedContainer;
import io.watertight.leak.BoundedContainer.Reason;
import io.watertight.leak.Retention;
import io.watertight.leak.Site;
import io.watertight.leak.UnboundedGrowth;
import io.watertight.leak.UnboundedGrowth.Cause;
import io.watertight.leak.UnboundedGrowth.Setting;
import io.watertight.leak.UnboundedGrowth.Shape;
import io.watertight.leak.UnboundedGrowth.Strength;
import io.watertight.program.ClassDecl;
import io.watertight.program.Descriptors;
import io.watertight.program.FieldDecl;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One static field whose value is replaced by another one that holds it: a text that is made longer, or a chain whose new
 * first link refers to the former one. It collects when each assignment after start-up is such a one.
 */
public final class HandGrownCase {
    private static final String TEXT = "Ljava/lang/String;";
    private static final Set<String> TEXTS = Set.of(
            "java/lang/String",
            "java/lang/StringBuilder",
            "java/lang/StringBuffer",
            "java/lang/invoke/StringConcatFactory");

    private static final Set<String> FUNCTIONS =
            Set.of("Ljava/lang/Runnable;", "Ljava/lang/Thread$UncaughtExceptionHandler;", "Ljava/util/Comparator;");

    /** The methods of these classes that keep all of what they are given. */
    private static final Set<String> KEEPING = Set.of(
            "<init>",
            "append",
            "insert",
            "concat",
            "makeConcatWithConstants",
            "toString",
            "valueOf",
            "join",
            "format",
            "andThen",
            "compose",
            "and",
            "or",
            "negate",
            "thenComparing");

    private final FieldDecl field;
    private final ProgramIndex index;
    private final List<At> stores;

    public HandGrownCase(FieldDecl field, ProgramIndex index) {
        this.field = field;
        this.index = index;
        this.stores = index.code.stores(field.ref()).stream()
                .filter(store -> index.reach.mayRun(store.method()))
                .sorted()
                .toList();
    }

    /** Whether a field can hold such a value: a static one that is assigned again, of texts or of objects that refer to others of their class. */
    public static boolean isCandidate(FieldDecl field, Program program) {
        return field.isStatic()
                && !field.isFinal()
                && (field.ref().descriptor().equals(TEXT)
                        || isFunction(field.ref().descriptor())
                        || isLink(field.ref().descriptor(), program));
    }

    /** Whether values of the type are functions of the JDK, which can be made of others. */
    private static boolean isFunction(String descriptor) {
        return descriptor.startsWith("Ljava/util/function/") || FUNCTIONS.contains(descriptor);
    }

    private static boolean isLink(String descriptor, Program program) {
        return descriptor.startsWith("L")
                && program.isAnalysed(Descriptors.internalName(descriptor))
                && program.find(Descriptors.internalName(descriptor)).map(ClassDecl::fields).stream()
                        .flatMap(List::stream)
                        .anyMatch(link ->
                                !link.isStatic() && link.ref().descriptor().equals(descriptor));
    }

    /** Whether some assignment makes the value larger. */
    public boolean isGrown() {
        return stores.stream().anyMatch(this::keepsFormer);
    }

    /** What bounds it; empty when nothing does. */
    public Optional<BoundedContainer> bounded() {
        return index.entries.isAccessible(field) || !stores.stream().allMatch(this::keepsFormer)
                ? Optional.of(new BoundedContainer(
                        field.ref(), Reason.REPLACED, Names.call(stores.get(0).method())))
                : Optional.empty();
    }

    public UnboundedGrowth growth() {
        At at = stores.get(0);
        Site site = new Site(at.method(), index.code.line(at));
        boolean isText = field.ref().descriptor().equals(TEXT);
        String call = isText ? "an assignment of a longer text" : "an assignment of a longer chain";
        MethodRef driver = index.chains.to(at.method()).get(0);
        return new UnboundedGrowth(
                field.ref(),
                Retention.STATIC,
                stores.stream()
                        .map(store -> new Site(store.method(), index.code.line(store)))
                        .toList(),
                new Cause(
                        call,
                        Names.signature(driver),
                        "",
                        isText ? Shape.TEXT : Shape.SEQUENCE,
                        new Setting("", false, new Counterparts(index.program).undoing(driver))),
                List.of("no assignment after start-up of anything but its former value and more"),
                Strength.FAIR,
                index.chains.to(site, call),
                Optional.empty());
    }

    /** Whether the value that is stored is made of what the field held. */
    private boolean keepsFormer(At store) {
        BodyIndex body = index.code.body(store.method()).orElseThrow();
        int value = ((Instruction.StoreField) index.code.instruction(store)).value();
        boolean isText = field.ref().descriptor().equals(TEXT);
        return body.made(value).stream().noneMatch(this::isFormer)
                && former(
                                body,
                                isText
                                        ? TEXTS
                                        : Set.of(Descriptors.internalName(
                                                field.ref().descriptor())))
                        .get(value);
    }

    private boolean isFormer(Instruction made) {
        return made instanceof Instruction.LoadField load
                && index.code.resolve(load.field()).equals(field.ref());
    }

    /**
     * The variables that hold the former value, or what was made of it by methods of these classes; to a fixpoint, as loops
     * add to builders.
     */
    private BitSet former(BodyIndex body, Set<String> makers) {
        BitSet holding = new BitSet();
        int before = -1;
        while (holding.cardinality() != before) {
            before = holding.cardinality();
            body.body().code().forEach(instruction -> note(instruction, makers, holding));
        }
        return holding;
    }

    private void note(Instruction instruction, Set<String> makers, BitSet holding) {
        boolean isCopy = instruction instanceof Instruction.Copy || instruction instanceof Instruction.Cast;
        if (instruction instanceof Instruction.Capture function
                && function.captures().stream().anyMatch(holding::get)) {
            set(function.target(), holding);
        } else if (isFormer(instruction)
                || (isCopy && holding.get(instruction.uses().get(0)))) {
            set(instruction.target(), holding);
        } else if (instruction instanceof Instruction.Invoke call
                && makers.contains(call.method().owner())
                && KEEPING.contains(call.method().name())
                && call.arguments().stream().anyMatch(holding::get)) {
            set(call.target(), holding);
            set(call.hasReceiver() ? call.arguments().get(0) : Variable.NONE, holding);
        } else if (instruction instanceof Instruction.StoreField link
                && link.object() != Variable.NONE
                && makers.contains(link.field().owner())
                && holding.get(link.value())) {
            set(link.object(), holding);
        }
    }

    private static void set(int variable, BitSet holding) {
        if (variable != Variable.NONE) {
            holding.set(variable);
        }
    }
}
