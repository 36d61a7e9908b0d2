// SPDX-License-Identifier: Apache-2.0
package io.watertight.program.index;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Short names for the types that one file of the index names: {@code .File} is of the package of the file, {@code File}
 * is imported or else of {@code java/lang}.
 */
final class ShortNames {
    private static final String LANG = "java/lang/";
    private static final Pattern REFERENCE = Pattern.compile("L([^;]+);");
    private static final String IMPORT = "import ";

    private final String packageName;
    private final SortedMap<String, Integer> uses = new TreeMap<>();
    private List<String> imports = List.of();

    ShortNames(String packageName) {
        this.packageName = packageName;
    }

    /** Imports what makes the file shorter, unless the simple name could mean something else. */
    void chooseImports() {
        Map<String, Long> meanings = uses.keySet().stream()
                .filter(name -> !isOwn(name) || isOfLang(name))
                .collect(Collectors.groupingBy(ShortNames::simple, HashMap::new, Collectors.counting()));
        imports = uses.keySet().stream()
                .filter(name -> !isOwn(name) && !isOfLang(name))
                .filter(name -> meanings.get(simple(name)) == 1)
                .filter(this::isWorthIt)
                .toList();
    }

    private boolean isWorthIt(String name) {
        int saved = name.length() - simple(name).length();
        return uses.get(name) * saved > IMPORT.length() + name.length();
    }

    List<String> imports() {
        return imports;
    }

    String shortened(String name) {
        uses.merge(name, 1, Integer::sum);
        if (isOfLang(name) || imports.contains(name)) {
            return simple(name);
        }
        return isOwn(name) ? "." + simple(name) : name;
    }

    String inDescriptor(String descriptor) {
        return REFERENCE
                .matcher(descriptor)
                .replaceAll(type -> Matcher.quoteReplacement("L" + shortened(type.group(1)) + ";"));
    }

    private boolean isOwn(String name) {
        return name.equals(packageName + "/" + simple(name));
    }

    private static boolean isOfLang(String name) {
        return name.equals(LANG + simple(name));
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
