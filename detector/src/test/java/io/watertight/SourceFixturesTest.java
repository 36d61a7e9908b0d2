// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import io.watertight.fixtures.Fixture;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped fixture says what it says, read as bare source. */
class SourceFixturesTest {
    @TempDir
    Path work;

    @ParameterizedTest
    @MethodSource
    void every_marker_of_the_shipped_fixtures_holds(Fixture fixture) {
        FixtureHarness.ofSource(work).check(fixture);
    }

    static Stream<Fixture> every_marker_of_the_shipped_fixtures_holds() {
        return Fixture.shipped().stream();
    }
}
