// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import io.watertight.rule.RuleDescription;
import io.watertight.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what makes our jar a plugin of SpotBugs, from the descriptions of the rules; runs in the build. */
public final class DescriptorGenerator {
    private DescriptorGenerator() {}

    /**
     * Writes {@code findbugs.xml}, {@code messages.xml} and {@code bugrank.txt}, and the page that help links lead to.
     *
     * @param arguments the folder to write to, the version of the plugin, the file of the page, the address at which the
     *     page will be found
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        List<RuleDescription> rules = Rules.descriptions();
        Files.writeString(folder.resolve("findbugs.xml"), PluginXml.of(rules, arguments[1], arguments[3]));
        Files.writeString(folder.resolve("messages.xml"), MessagesXml.of(rules, arguments[3]));
        Files.writeString(folder.resolve("bugrank.txt"), ranks(rules));
        writeChanged(Path.of(arguments[2]), RulesPage.of(rules));
    }

    /** The page is committed: left alone unless a rule has changed. */
    private static void writeChanged(Path page, String text) throws IOException {
        if (!Files.exists(page) || !Files.readString(page).equals(text)) {
            Files.writeString(page, text);
        }
    }

    static String ranks(List<RuleDescription> rules) {
        return rules.stream()
                .map(rule -> rule.rank() + " BugPattern " + BugType.of(rule.name()) + "\n")
                .collect(Collectors.joining());
    }
}
