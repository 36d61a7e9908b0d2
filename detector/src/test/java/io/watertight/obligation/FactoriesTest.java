// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import io.watertight.FixtureHarness;
import io.watertight.fixtures.Fixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which results of analysed callees their callers own. */
class FactoriesTest {
    @TempDir
    Path work;

    @Test
    void a_factory_makes_its_callers_owners() {
        check("""
                InputStream open(File file) throws IOException { return new FileInputStream(file); }
                InputStream outer(File file) throws IOException { return open(file); }
                int leaks(File file) throws IOException {
                    return outer(file).read(); // leak: ResourceNeverClosed "Fixture.outer"
                }
                int closes(File file) throws IOException {
                    try (InputStream in = outer(file)) {
                        return in.read();
                    }
                }
                """);
    }

    @Test
    void a_getter_of_a_field_makes_nobody_an_owner() {
        check("""
                private InputStream kept;
                InputStream kept(File file) throws IOException {
                    if (kept == null) {
                        kept = new FileInputStream(file);
                    }
                    return kept;
                }
                int m(File file) throws IOException {
                    return kept(file).read();
                }
                """);
    }

    private void check(String members) {
        FixtureHarness.suite(work)
                .check(Fixture.inline("Fixture.java", "import java.io.*;\nclass Fixture {\n" + members + "}\n"));
    }
}
