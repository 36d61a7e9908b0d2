// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The table of packages in the design, executed: which package may use which. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
    private static final String ROOT = "io.watertight";
    private static final String FACADE = "(facade)";
    private static final String EVERYWHERE = "diagnostic";

    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("diagnostic", Set.of()),
            Map.entry("finding", Set.of()),
            Map.entry("program", Set.of()),
            Map.entry("ir", Set.of("program")),
            Map.entry("bytecode", Set.of("ir", "program")),
            Map.entry("source", Set.of("ir", "program", "finding")),
            Map.entry("knowledge", Set.of("program")),
            Map.entry("leak", Set.of("program")),
            Map.entry("obligation", Set.of("leak", "ir", "knowledge", "program")),
            Map.entry("growth", Set.of("leak", "ir", "knowledge", "program")),
            Map.entry("rule", Set.of("leak", "finding", "program")),
            Map.entry("suppression", Set.of("finding", "source", "program")),
            Map.entry(
                    FACADE,
                    Set.of(
                            "finding",
                            "program",
                            "ir",
                            "bytecode",
                            "source",
                            "knowledge",
                            "leak",
                            "obligation",
                            "growth",
                            "rule",
                            "suppression")),
            Map.entry("spotbugs", Set.of(FACADE, "rule", "finding")));

    /** The rooms of the engines: each may use only those before it, and other packages none of them. */
    private static final Map<String, List<String>> ROOMS = Map.of(
            "obligation",
            List.of("state", "summary", "call", "origin", "frame", "flow", "lock", "method", "owner"),
            "growth",
            List.of("code", "container", "reach", "key", "holding", "removal", "registration", "thread", "candidate"));

    /** Libraries that are known to one package alone. */
    private static final Map<String, String[]> ONLY_IN = Map.of(
            "bytecode", new String[] {"org.objectweb.asm.."},
            "source", new String[] {"com.github.javaparser.."},
            "spotbugs", new String[] {"edu.umd.cs.findbugs..", "org.apache.bcel..", "org.commonmark.."});

    private final JavaClasses detector = new ClassFileImporter().importPath(Path.of("target/classes"));

    @Test
    void each_package_uses_only_what_the_table_allows() {
        classes().should(useOnlyWhatTheTableAllows()).check(detector);
    }

    @Test
    void the_table_knows_no_other_packages() {
        assertFalse(allows("unheardof", EVERYWHERE));
        assertFalse(allows("unheardof", "unheardof"));
        assertFalse(allows(FACADE, "unheardof"));
        assertFalse(allows("finding", "program"));
        assertFalse(allows("diagnostic", "finding"));
        assertTrue(allows("finding", EVERYWHERE));
        assertTrue(allows("spotbugs", FACADE));
    }

    @Test
    void arrows_never_run_back() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(detector);
        MAY_USE.forEach((from, allowed) -> allowed.forEach(
                to -> assertFalse(reaches(to, from), () -> from + " may use " + to + ", which may use " + from)));
    }

    @Test
    void a_room_uses_only_the_rooms_before_it() {
        ROOMS.forEach((layer, rooms) -> {
            for (int room = 0; room < rooms.size(); room++) {
                noClasses()
                        .that()
                        .resideInAPackage(room(layer, rooms.get(room)))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(Stream.concat(
                                        Stream.of(ROOT + "." + layer),
                                        rooms.stream().skip(room + 1L).map(later -> room(layer, later)))
                                .toArray(String[]::new))
                        .check(detector);
            }
        });
    }

    @Test
    void a_room_is_entered_through_its_engine() {
        ROOMS.keySet()
                .forEach(layer -> noClasses()
                        .that()
                        .resideOutsideOfPackage(ROOT + "." + layer + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(ROOT + "." + layer + ".(*)..")
                        .check(detector));
    }

    @Test
    void every_room_has_its_place_in_the_order() {
        ROOMS.forEach((layer, rooms) -> assertEquals(
                Set.copyOf(rooms),
                detector.stream()
                        .map(type -> type.getPackageName())
                        .filter(name -> name.startsWith(ROOT + "." + layer + "."))
                        .map(name -> name.substring((ROOT + "." + layer + ".").length()))
                        .collect(Collectors.toSet())));
    }

    private static String room(String layer, String name) {
        return ROOT + "." + layer + "." + name + "..";
    }

    @Test
    void a_library_of_one_layer_is_used_there_alone() {
        ONLY_IN.forEach((layer, library) -> noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "." + layer + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library)
                .check(detector));
    }

    @Test
    void source_knows_of_findings_only_the_range() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".source..")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are in finding, but not Range",
                        type -> layer(type).equals("finding")
                                && !type.getSimpleName().equals("Range")))
                .check(detector);
    }

    @Test
    void a_class_is_in_the_layer_that_its_package_names() {
        assertEquals(FACADE, layer(ROOT));
        assertEquals("bytecode", layer(ROOT + ".bytecode"));
        assertEquals("bytecode", layer(ROOT + ".bytecode.pattern"));
        assertEquals("", layer("java.util"));
    }

    private static ArchCondition<JavaClass> useOnlyWhatTheTableAllows() {
        return new ArchCondition<>("use only what the table of packages allows") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String from = layer(type);
                if (!MAY_USE.containsKey(from)) {
                    events.add(SimpleConditionEvent.violated(type, from + " is in no row of the table"));
                }
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    if (isOurs(target.getPackageName()) && !allows(from, layer(target))) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean allows(String from, String to) {
        Set<String> allowed = MAY_USE.get(from);
        return allowed != null && (from.equals(to) || to.equals(EVERYWHERE) || allowed.contains(to));
    }

    private static boolean reaches(String from, String to) {
        return from.equals(to) || MAY_USE.getOrDefault(from, Set.of()).stream().anyMatch(next -> reaches(next, to));
    }

    private static String layer(JavaClass type) {
        return layer(type.getPackageName());
    }

    private static String layer(String packageName) {
        if (packageName.equals(ROOT)) {
            return FACADE;
        }
        return isOurs(packageName) ? packageName.substring(ROOT.length() + 1).split("\\.", 2)[0] : "";
    }

    private static boolean isOurs(String packageName) {
        return (packageName + ".").startsWith(ROOT + ".");
    }
}
