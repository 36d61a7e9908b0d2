// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which package may use what, as each package's description says. */
@AnalyzeClasses(packages = "io.watertight", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

    @ArchTest
    static final ArchRule optionsUseOnlyFindings = classes()
            .that()
            .resideInAPackage("io.watertight.option")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.watertight.option", "io.watertight.finding", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule reportsUseOnlyWhatTheyShow = classes()
            .that()
            .resideInAPackage("io.watertight.report")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.watertight",
                    "io.watertight.report",
                    "io.watertight.finding",
                    "io.watertight.diagnostic",
                    "io.watertight.rule",
                    "tools.jackson..",
                    "java..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule reportsDoNotAnalyse = noClasses()
            .that()
            .resideInAPackage("io.watertight.report")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Watertight.class);

    @ArchTest
    static final ArchRule mavenIsUsedByTheGoalsOnly = noClasses()
            .that()
            .resideOutsideOfPackage("io.watertight.maven")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.maven..");

    @ArchTest
    static final ArchRule jsonIsUsedByTheReportsOnly = noClasses()
            .that()
            .resideOutsideOfPackage("io.watertight.report")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("tools.jackson..");
}
