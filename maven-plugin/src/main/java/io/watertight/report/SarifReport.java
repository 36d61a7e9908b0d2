// SPDX-License-Identifier: Apache-2.0
package io.watertight.report;

import io.watertight.diagnostic.Diagnostic;
import io.watertight.diagnostic.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Findings in the Static Analysis Results Interchange Format 2.1.0 (OASIS standard), without time stamps: two runs over
 * the same inputs write the same bytes.
 *
 * @param model what to show
 */
public record SarifReport(ReportModel model) {
    /** Name of the file in the output folder. */
    public static final String FILE_NAME = "watertight.sarif";

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    /** Writes {@value #FILE_NAME} into {@code folder}, which is created when missing, and returns the file. */
    public Path writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve(FILE_NAME), json());
    }

    /** The whole log, indented, with {@code \n} line ends. */
    public String json() {
        ObjectNode log = JsonNodeFactory.instance.objectNode();
        log.put("$schema", SCHEMA).put("version", "2.1.0");
        run(log.putArray("runs").addObject());
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        return JsonMapper.shared().writer().with(printer).writeValueAsString(log) + "\n";
    }

    private void run(ObjectNode run) {
        SarifRules rules = new SarifRules(model);
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "Watertight").put("semanticVersion", model.version());
        rules.writeTo(driver.putArray("rules"));
        invocation(run.putArray("invocations").addObject());
        run.putObject("originalUriBaseIds")
                .putObject(SarifLocation.BASE_ID)
                .put("uri", model.base().uri());
        run.put("columnKind", "utf16CodeUnits");
        SarifResult result = new SarifResult(model.base(), rules);
        ArrayNode results = run.putArray("results");
        model.findings().forEach(finding -> result.writeTo(results.addObject(), finding));
    }

    private void invocation(ObjectNode invocation) {
        invocation.put("executionSuccessful", model.errors().isEmpty());
        ArrayNode notifications = invocation.putArray("toolExecutionNotifications");
        for (Diagnostic diagnostic : model.diagnostics()) {
            ObjectNode notification = notifications.addObject();
            notification.put("level", diagnostic.severity() == Severity.ERROR ? "error" : "warning");
            notification.putObject("message").put("text", model.line(diagnostic));
            notification.putObject("properties").put("subject", diagnostic.subject());
        }
        ObjectNode properties = invocation.putObject("properties");
        ObjectNode silent = properties.putObject("silent");
        model.silentByReason().forEach(silent::put);
        properties
                .put("classes", model.coverage().classes())
                .put("methods", model.coverage().methods())
                .put("tracked", model.coverage().tracked())
                .put("suppressed", model.suppressed());
    }
}
