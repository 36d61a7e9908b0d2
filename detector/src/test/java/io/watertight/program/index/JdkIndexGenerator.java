// SPDX-License-Identifier: Apache-2.0
package io.watertight.program.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes the index anew from the images of two JDKs: {@code .ci/jdk-index} runs it. */
final class JdkIndexGenerator {
    static final int OLDER = 17;
    static final int NEWER = 25;
    private static final String CONCEALED = "concealed-packages.txt";

    private JdkIndexGenerator() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[2]);
        Files.createDirectories(folder);
        for (Map.Entry<String, List<String>> file :
                files(Path.of(args[0]), Path.of(args[1])).entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    /** The lines of each file of the index, by the name of the file. */
    static SortedMap<String, List<String>> files(Path olderHome, Path newerHome) throws IOException {
        try (JdkImage older = JdkImage.of(olderHome);
                JdkImage newer = JdkImage.of(newerHome);
                ReleaseSymbols between = new ReleaseSymbols(newerHome)) {
            SortedMap<String, MergedApi.Type> types = MergedApi.of(OLDER, older, NEWER, newer, between);
            SortedMap<String, List<MergedApi.Type>> packages = new TreeMap<>();
            types.values()
                    .forEach(type -> packages.computeIfAbsent(type.newest().packageName(), p -> new ArrayList<>())
                            .add(type));
            SortedMap<String, List<String>> files = new TreeMap<>();
            Overrides overrides = Overrides.of(types, OLDER, NEWER);
            packages.forEach((name, members) ->
                    files.put(name.replace('/', '.') + ".index", IndexText.of(name, members, overrides)));
            files.put(CONCEALED, concealed(packages.keySet(), older, newer));
            return files;
        }
    }

    private static List<String> concealed(Set<String> indexed, JdkImage older, JdkImage newer) {
        SortedSet<String> all = new TreeSet<>(older.packages());
        all.addAll(newer.packages());
        all.removeAll(indexed);
        return List.copyOf(all);
    }
}
