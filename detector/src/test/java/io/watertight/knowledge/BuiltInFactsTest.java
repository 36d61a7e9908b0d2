// SPDX-License-Identifier: Apache-2.0
package io.watertight.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.watertight.diagnostic.Diagnostic;
import io.watertight.fixtures.Fixture;
import io.watertight.fixtures.LibraryFolder;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The built-in files against the JDK that runs the tests, and against the libraries that they name. */
class BuiltInFactsTest {
    static final List<String> FILES = FactFile.BUILT_IN;
    static final List<String> OF_JDK = FILES.stream()
            .filter(file -> LibraryClasses.coordinates(file).isEmpty())
            .toList();
    static final List<String> OF_LIBRARIES =
            FILES.stream().filter(file -> !OF_JDK.contains(file)).toList();
    static final List<String> MODULES = RunningJdk.REVIEWED;
    private static final int NEWEST_KNOWN = 25;

    private final List<Diagnostic> problems = new ArrayList<>();

    @ParameterizedTest
    @FieldSource("FILES")
    void every_line_is_a_fact(String file) {
        FactFile.builtIn(file, problems::add);
        assertEquals(List.of(), problems);
    }

    @ParameterizedTest
    @FieldSource("OF_JDK")
    void every_line_about_the_jdk_names_a_member_that_exists_and_can_be_called(String file) {
        assumeTrue(!file.equals("jdk-newer.facts") || Runtime.version().feature() >= NEWEST_KNOWN);
        assertEquals(List.of(), wrong(file, BuiltInFactsTest::objection));
    }

    @ParameterizedTest
    @FieldSource("OF_LIBRARIES")
    void every_line_about_a_library_names_a_member_that_exists_and_can_be_called(String file) throws IOException {
        try (LibraryClasses libraries = LibraryClasses.of(file, problems::add)) {
            assertEquals(List.of(), wrong(file, libraries::objection));
        }
        assertEquals(List.of(), problems);
    }

    @Test
    void every_library_of_the_build_is_named_by_a_fact_file_or_a_fixture() throws IOException {
        Stream<String> byFacts = OF_LIBRARIES.stream()
                .flatMap(file -> LibraryClasses.coordinates(file).stream().flatMap(List::stream));
        Stream<String> byFixtures = Fixture.shipped().stream().flatMap(fixture -> fixture.libraries().stream());
        Set<Path> needed = Stream.concat(byFacts, byFixtures)
                .map(LibraryFolder.ofBuild()::jar)
                .collect(Collectors.toSet());
        try (Stream<Path> jars = Files.list(LibraryFolder.ofBuild().folder())) {
            assertEquals(
                    List.of(),
                    jars.filter(jar -> !needed.contains(jar)).sorted().toList());
        }
    }

    private List<String> wrong(String file, Function<Fact, Optional<String>> judge) {
        return FactFile.builtIn(file, problems::add).facts().stream()
                .flatMap(fact -> judge.apply(fact).map(o -> fact.location() + " " + o + ": " + fact).stream())
                .toList();
    }

    @Test
    void no_fact_is_stated_twice() {
        Map<String, String> seen = new HashMap<>();
        List<String> twice = FILES.stream()
                .flatMap(file -> FactFile.builtIn(file, problems::add).facts().stream())
                .filter(fact -> seen.putIfAbsent(fact.toString(), fact.location()) != null)
                .map(fact -> fact.location() + " repeats " + seen.get(fact.toString()))
                .toList();
        assertEquals(List.of(), twice);
    }

    @ParameterizedTest
    @FieldSource("MODULES")
    void every_constructor_of_a_closeable_type_is_classified(String module) {
        assertEquals(List.of(), unclassified(JdkCloseables.constructors(module), MethodRef::owner));
    }

    @ParameterizedTest
    @FieldSource("MODULES")
    void every_method_that_returns_something_closeable_is_classified(String module) {
        assertEquals(
                List.of(),
                unclassified(JdkCloseables.openers(module), m -> m.returnType().replaceAll("^L|;$", "")));
    }

    private List<MethodRef> unclassified(List<MethodRef> members, Function<MethodRef, String> made) {
        Knowledge knowledge = Knowledge.load(List.of(), problems::add);
        Program program = RunningJdk.program();
        return members.stream()
                .filter(member -> knowledge.factsOf(member, program).stream().noneMatch(this::saysWhatIsMade))
                .filter(member -> knowledge
                        .typeFact(made.apply(member), Verb.HARMLESS, program)
                        .isEmpty())
                .toList();
    }

    private boolean saysWhatIsMade(Fact fact) {
        return switch (fact.verb()) {
            case ACQUIRES, RETURNS_OWNED, WRAPS, ALIASES, HARMLESS -> true;
            case HOLDS,
                    RELEASES,
                    TAKES_OWNERSHIP,
                    BORROWS,
                    ADDS,
                    REMOVES,
                    BOUNDS,
                    COPIES,
                    WEAK_KEYS,
                    UNIQUE,
                    TESTS,
                    YIELDS,
                    NOTHROW,
                    FAILS,
                    ENDS,
                    ONE_OUTCOME,
                    LASTS,
                    REGISTERS,
                    UNREGISTERS,
                    BINDS,
                    UNBINDS -> false;
        };
    }

    private static Optional<String> objection(Fact fact) {
        Optional<Class<?>> type = RunningJdk.load(fact.type());
        if (type.isEmpty()) {
            return Optional.of("no such type");
        }
        if (fact.method().isEmpty()) {
            return Optional.empty();
        }
        return RunningJdk.members(type.get())
                .filter(member ->
                        RunningJdk.reference(member).equals(fact.method().get()))
                .findFirst()
                .map(member -> objection(fact, member))
                .orElse(Optional.of("no such method"));
    }

    private static Optional<String> objection(Fact fact, Executable member) {
        if ((member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) == 0) {
            return Optional.of("cannot be called");
        }
        boolean asksForReceiver =
                Stream.concat(Stream.of(fact.operand()), fact.via().stream()).anyMatch(Operand.THIS::equals);
        boolean hasReceiver = !Modifier.isStatic(member.getModifiers())
                && !fact.method().orElseThrow().isConstructor();
        return asksForReceiver && !hasReceiver ? Optional.of("has no receiver") : Optional.empty();
    }
}
