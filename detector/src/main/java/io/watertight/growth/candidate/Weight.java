// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.candidate;

import io.watertight.growth.code.PartialVisitor;
import io.watertight.growth.container.ContainerUse;
import io.watertight.growth.holding.ProgramIndex;
import io.watertight.growth.key.Key;
import io.watertight.growth.key.KeyWords;
import io.watertight.ir.Instruction;
import io.watertight.ir.Variable;
import io.watertight.leak.Retention;
import io.watertight.leak.UnboundedGrowth.Shape;
import io.watertight.leak.UnboundedGrowth.Strength;
import io.watertight.program.Descriptors;
import io.watertight.program.FieldDecl;
import io.watertight.program.MethodRef;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** How much the case against a container without evidence of a bound weighs: by its keys, its holder and its callers. */
final class Weight {
    private static final Pattern REGISTRATION = Pattern.compile(
            "(register|install|define|declare|init|initialize|configure|set|bind|enable|use|start|export|publish|include|exclude|readObject|readExternal)([A-Z_].*)?"
                    + "|(get|create)Log(ger)?");
    private static final Pattern PUT_OR_LOAD = Pattern.compile("(put|load|map)([A-Z_].*)?");
    private static final Pattern REGISTRY = Pattern.compile(".*(Registry|Factory)");

    private static final Pattern TRIAL =
            Pattern.compile(".*(Test|Tests|TestCase|Demo|Example|Sample|Benchmark|QuickStart|Quickstart)");

    private static final Pattern COMPONENT = Pattern.compile(
            ".*(Listener|Observer|Subscriber|Handler|Callback|Hook|Factory|Provider|Supplier|Plugin|Module|Extension"
                    + "|Interceptor|Filter|Converter|Resolver|Strategy|Customizer|Configurer|Initializer|Appender|Adapter)");

    private final ContainerCase container;
    private final ProgramIndex index;
    private final Growing growing;
    private final Retention retention;

    /**
     * The growth that weighs most.
     *
     * @param use where it grows
     * @param key by what
     * @param shape what decides whether it grows
     * @param chain from an entry point to the method that takes the container from its field
     * @param entry the method on the chain, nearest to the growth, that code outside the program can call
     */
    record Growing(ContainerUse use, Key key, Shape shape, List<MethodRef> chain, MethodRef entry) {}

    Weight(ContainerCase container, ProgramIndex index, Growing growing) {
        this.container = container;
        this.index = index;
        this.growing = growing;
        this.retention = container.holding().retention();
    }

    Strength strength() {
        return switch (retention.kind()) {
            case STATIC -> ofStatic();
            case PROCESS -> isFilledWithAnother() || isUnclear() ? Strength.WEAK : isHeld() ? ofHeld() : ofStatic();
            case SHARED -> isCertain() && !isDoubtfulHolder() && !isMemoOfNames() ? Strength.FAIR : Strength.WEAK;
            case UNKNOWN -> Strength.WEAK;
        };
    }

    /**
     * Whether its keys come and go, supposed that something removes them: others pass them, or make a new one each time.
     */
    boolean isOfPassingKeys() {
        return (isOpen() || isKeptByIdentity() || isKeptResource())
                && retention.kind() != Retention.Kind.UNKNOWN
                && !isAddedPart();
    }

    /** Whether the keys are connections, channels and the like, which are opened and closed. */
    private boolean isKeptResource() {
        return index.keyTypes
                .firstArgument(container.field().signature())
                .filter(type -> index.types.isSubtype(type, "java/lang/AutoCloseable"))
                .isPresent();
    }

    /** What callers choose may be few things; only what is another one each time is certain to pile up. */
    private Strength ofStatic() {
        return growing.key().domain().compareTo(Key.Domain.UNIQUE) < 0 ? fairAtMost(ofGrowth()) : ofGrowth();
    }

    /** Of one of many objects of its class a field says nothing about the others. */
    private Strength ofHeld() {
        return index.makers.isMadeInManyPlaces(holder()) ? Strength.WEAK : ofStatic();
    }

    /** Whether nothing is known of where its keys come from. */
    private boolean isUnclear() {
        return growing.key().domain() == Key.Domain.UNKNOWN && growing.shape() != Shape.TEXT;
    }

    private boolean isHeld() {
        return index.lifetimes.isHeld(holder());
    }

    private String holder() {
        return container.holding().holder();
    }

    /** Whether its holder has an end, is made anew for each call, or is filled while something larger is made. */
    private boolean isDoubtfulHolder() {
        return index.types.isSubtype(holder(), "java/lang/AutoCloseable")
                || (growing.shape() != Shape.IDENTITY
                        && !container.remembersUnknown()
                        && (index.makers.isMadePerCall(holder()) || isFilledWithAnother()));
    }

    private boolean isFilledWithAnother() {
        return index.makers.isWithAnother(growing.chain().get(growing.chain().size() - 1));
    }

    /** Whether it grows most clearly: by an open key, or by one that never equals another. */
    private boolean isCertain() {
        return growing.shape() == Shape.IDENTITY
                || (isOpen() && growing.shape() != Shape.SEQUENCE && ofGrowth() != Strength.WEAK && !isDoubtful());
    }

    /** Whether neither its holder's life nor its growth gives reason to speak of it. */
    boolean isShortLived() {
        return container.holding().isShortLived()
                || container.holding().isUnheld()
                || (retention.kind() == Retention.Kind.UNKNOWN && (!isOpen() || ofGrowth() == Strength.WEAK));
    }

    /** Whether what lasts keeps class loaders as its keys, and with each of them a whole application that may be gone. */
    private boolean keepsLoaders() {
        return (retention.kind() == Retention.Kind.STATIC || retention.kind() == Retention.Kind.PROCESS)
                && growing.use().role() == ContainerUse.Role.SELF
                && index.keyTypes
                        .firstArgument(container.field().signature())
                        .filter("java/lang/ClassLoader"::equals)
                        .isPresent();
    }

    private Strength ofGrowth() {
        if (keepsLoaders()) {
            return Strength.FAIR;
        }
        if (REGISTRATION.matcher(growing.entry().name()).matches()
                || isAddedPart()
                || isOfMain()
                || isOfProgram()
                || registersItself()
                || isMemoOfNames()
                || isFlyweight()
                || isOfParts()
                || (!container.field().isStatic() && KeyWords.meansPassing(holder()))) {
            return Strength.WEAK;
        }
        boolean isRegistry = REGISTRY.matcher(
                        Descriptors.simpleName(growing.entry().owner()))
                .matches();
        Strength strength = byKey();
        if (isRegistry || isDoubtful()) {
            strength = weaker(strength);
        }
        return isMemo() && !isAccount() && !isMemoOfWork() ? Strength.WEAK : strength;
    }

    /** Whether a memo is one for what comes and goes: by its key's domain, by what it remembers, or by its words. */
    private boolean isMemoOfWork() {
        Key key = growing.key();
        return key.domain().compareTo(Key.Domain.UNIQUE) >= 0
                || key.given().isContent()
                || (isOpen() && index.keyTypes.isValue(container.field().signature()))
                || container.remembersUnknown()
                || isKeptByIdentity()
                || keepsClasses()
                || isAccount()
                || KeyWords.meansWork(key.given().name())
                || KeyWords.meansWork(key.given().type());
    }

    private boolean isMemo() {
        return container.isMemo(growing.use());
    }

    /**
     * Whether the key, by its type, else by what it is called, is a part of the application, or a memo is made for such a
     * part among other things. Who remembers unknown ones by a constant remembers all that are asked for.
     */
    private boolean isOfParts() {
        Key.Given given = growing.key().given();
        if (given.isContent() || container.remembersUnknown() || growing.key().domain() == Key.Domain.UNIQUE) {
            return false;
        }
        String type = index.keyTypes
                .firstArgument(container.field().signature())
                .orElse(Descriptors.internalName(given.type()));
        boolean isTelling = type.indexOf('/') > 0 && !type.startsWith("java/lang/");
        return KeyWords.meansPart(isTelling ? Descriptors.simpleName(type) : given.name())
                || (isMemo() && isMadeForPart());
    }

    /** Whether what a static field keeps is made for a class of callers: an application that is gone stays with it. */
    private boolean keepsClasses() {
        return container.field().isStatic()
                && growing.use().context().method().parameterTypes().contains("Ljava/lang/Class;");
    }

    /** Whether the method that makes an entry is told a locale, an enum constant or the like. A class may be pinned by it. */
    private boolean isMadeForPart() {
        return growing.use().context().method().parameterTypes().stream()
                .filter(type -> type.startsWith("L") && !type.equals("Ljava/lang/Class;"))
                .flatMap(type -> index.keyTypes.of(type).stream())
                .anyMatch(key -> key.domain().compareTo(Key.Domain.CLASS) <= 0);
    }

    private boolean isDoubtful() {
        return PUT_OR_LOAD.matcher(growing.entry().name()).matches()
                || index.keyTypes.isMapToClasses(container.field().signature())
                || holdsClass(growing.use())
                || (growing.entry().isConstructor() && growing.key().domain() != Key.Domain.FRESH)
                || isOpenField();
    }

    /**
     * Whether it keeps what was made for a name, or for a small number: mostly there are only a few. Unless it remembers by a
     * constant that a name was asked for, for then it remembers unknown ones as well. A piece of a larger text is no name, nor is an address.
     */
    private boolean isMemoOfNames() {
        boolean isName = growing.key().given().isName() || isText() || isNumber();
        return isName
                && !growing.key().given().isContent()
                && isMemo()
                && !isAccount()
                && !(isOpen() && container.remembersUnknown());
    }

    /** Whether each entry goes on changing: it counts, or collects what happens under its name. */
    private boolean isAccount() {
        return growing.use().callee().name().equals("merge") || container.growsInside();
    }

    /** Whether a class keeps its own objects, one for each of what there is anyway: types, formats, commands. */
    private boolean isFlyweight() {
        return container.field().isStatic()
                && isMemo()
                && index.keyTypes.isMapTo(container.field().signature(), holder());
    }

    private boolean isNumber() {
        return index.keyTypes.isNumbered(container.field().signature());
    }

    private boolean isText() {
        return index.keyTypes.isTextual(container.field().signature());
    }

    /** Whether a constructor puts the new object under the name it is given, or the program makes only constants by it. */
    private boolean registersItself() {
        boolean isOfConstants = growing.entry().isConstructor()
                && index.makers.isMadeAsConstant(growing.entry().owner());
        return isOfConstants
                || (growing.use().context().method().isConstructor()
                        && growing.key().given().isText()
                        && puts(value -> index.code
                                        .body(growing.use().context().method())
                                        .orElseThrow()
                                        .parameter(value)
                                == 0));
    }

    /** Whether the value that a use puts under its key is a class or a member: there are no more of them than code. */
    private boolean holdsClass(ContainerUse use) {
        return puts(value -> index.keys
                        .of(use.context().method(), value, container.broughtBy(use))
                        .domain()
                == Key.Domain.CLASS);
    }

    /** Whether the variable of the value that is put under the key is such a one. */
    private boolean puts(IntPredicate wanted) {
        return index.code.instruction(growing.use().at()).accept(new PartialVisitor<Boolean>(false) {
            @Override
            public Boolean visit(Instruction.Invoke put) {
                return wanted.test(put.arguments().size() == 3 ? put.arguments().get(2) : Variable.NONE);
            }
        });
    }

    private Strength byKey() {
        if (growing.shape() == Shape.SEQUENCE) {
            return isOpen() && !isComponent() ? Strength.FAIR : Strength.WEAK;
        }
        return switch (growing.key().domain()) {
            case OPEN, UNIQUE, FRESH -> Strength.STRONG;
            case UNKNOWN ->
                isText() || isNumber() || keepsThreads() || (isMemo() && isKeptByIdentity())
                        ? Strength.FAIR
                        : Strength.WEAK;
            case CONSTANT, CLOSED, CLASS, KNOWN_HERE -> growing.shape() == Shape.TEXT ? Strength.FAIR : Strength.WEAK;
        };
    }

    /** Whether the keys are objects of the program that equal only themselves: others make and drop them. */
    private boolean isKeptByIdentity() {
        return index.keyTypes
                        .firstArgument(container.field().signature())
                        .filter(type -> index.program.isAnalysed(type) && !index.keyTypes.definesEquality(type))
                        .isPresent()
                || keepsThreads();
    }

    private boolean keepsThreads() {
        return index.keyTypes
                .firstArgument(container.field().signature())
                .filter("java/lang/Thread"::equals)
                .isPresent();
    }

    /** Whether somebody adds one of what an application is put together from: only the name of what is added may say else. */
    private boolean isAddedPart() {
        String name = growing.entry().name();
        return name.matches("add[A-Z_].*")
                || (name.equals("add")
                        && (isComponent() || !growing.key().given().asItIs()));
    }

    /** Whether it is filled by the method that starts the program. */
    private boolean isOfMain() {
        return growing.chain().size() == 1
                && growing.entry().name().equals("main")
                && growing.entry().descriptor().equals("([Ljava/lang/String;)V");
    }

    /** Whether it is a field of a program to be started, or of a test, which runs for a while and ends. */
    private boolean isOfProgram() {
        String type = Descriptors.topLevel(holder());
        return TRIAL.matcher(Descriptors.simpleName(type)).matches()
                || index.program.find(type).stream()
                        .flatMap(decl -> decl.methods().stream())
                        .anyMatch(method -> method.isStatic()
                                && method.ref().name().equals("main")
                                && method.ref().descriptor().equals("([Ljava/lang/String;)V"));
    }

    /** Whether its elements are parts that an application is put together from: there are as many as somebody wrote. */
    private boolean isComponent() {
        String type = Descriptors.internalName(growing.key().given().type());
        return type.startsWith("java/util/function/")
                || COMPONENT.matcher(Descriptors.simpleName(type)).matches();
    }

    private boolean isOpen() {
        return growing.key().domain().compareTo(Key.Domain.OPEN) >= 0;
    }

    /** What is made from an object is another for each object; what is made from a text may be one of few names. */
    private boolean isMadeFromText() {
        return growing.key().given().isText();
    }

    private static Strength fairAtMost(Strength strength) {
        return strength == Strength.STRONG ? Strength.FAIR : strength;
    }

    private static Strength weaker(Strength strength) {
        return strength == Strength.STRONG ? Strength.FAIR : Strength.WEAK;
    }

    /** Whether code outside the program can reach the field and so empty the container. */
    private boolean isOpenField() {
        FieldDecl field = container.field();
        int owner = index.program.find(holder()).map(decl -> decl.access()).orElse(0);
        return !Modifier.isPrivate(field.access()) && Modifier.isPublic(field.access()) && Modifier.isPublic(owner);
    }
}
