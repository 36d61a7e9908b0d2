// SPDX-License-Identifier: Apache-2.0
package io.watertight.program.index;

import io.watertight.program.ClassDecl;
import io.watertight.program.FieldDecl;
import io.watertight.program.JdkIndex;
import io.watertight.program.MethodDecl;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The lines of one file of the index, to be compared with a JDK. Of the form of a line only that is read here which says
 * in which releases it holds; the rest is what {@code JdkIndex} makes of it.
 */
record IndexedPackage(String file, Map<String, List<String>> linesByType) {
    private static final Pattern HEAD = Pattern.compile("(?:\\w+ )*@?\\w+ ([^ @]+)(?:@(-?\\d+))?(?: [<:] .+)?");
    private static final Pattern MEMBER = Pattern.compile(" (?:[psfa]+ )?[^ @!]+(?:@(-?\\d+))?(?: ! .+)?");

    /** In the oldest release nothing is gone yet, and what is to come is there as well. */
    private static final JdkIndex WITH_ALL_MEMBERS = JdkIndex.at(JdkIndexGenerator.OLDER);

    static IndexedPackage read(Path file) throws IOException {
        String packageName = file.getFileName().toString().replace(".index", "").replace('.', '/');
        Map<String, List<String>> types = new LinkedHashMap<>();
        List<String> current = List.of();
        for (String line : Files.readAllLines(file)) {
            Matcher head = HEAD.matcher(line);
            if (line.startsWith(" ")) {
                current.add(line);
            } else if (!line.startsWith("import ") && head.matches()) {
                String simple = head.group(1).substring(head.group(1).lastIndexOf('.') + 1);
                current = new ArrayList<>(List.of(line));
                types.put(packageName + "/" + simple, current);
            }
        }
        return new IndexedPackage(file.getFileName().toString(), types);
    }

    /** Adds what is not as the image has it; returns how many lines were compared. */
    int check(JdkImage image, JdkIndex index, int release, List<String> wrong) {
        int compared = 0;
        for (Map.Entry<String, List<String>> type : linesByType.entrySet()) {
            Optional<ApiType> real = image.type(type.getKey());
            List<String> lines = type.getValue();
            boolean isThere = holds(HEAD, 2, lines.get(0), release);
            if (isThere != real.isPresent()) {
                wrong.add(file + ": " + lines.get(0) + (isThere ? " is not there" : " is there"));
            } else if (isThere) {
                compared += lines.size();
                ClassDecl decl = index.find(type.getKey()).orElseThrow();
                checkHead(lines.get(0), decl, real.get(), release, wrong);
                checkMembers(decl, real.get().withoutUnchecked(image), release, wrong);
            }
        }
        return compared;
    }

    private static boolean holds(Pattern form, int group, String line, int release) {
        Matcher matcher = form.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not of the form of the index: " + line);
        }
        String marked = matcher.group(group);
        int at = marked == null ? 0 : Integer.parseInt(marked);
        return at < 0 ? release < -at : release >= at;
    }

    private void checkHead(String line, ClassDecl decl, ApiType real, int release, List<String> wrong) {
        boolean isSame = relevant(decl.access(), release) == relevant(real.access(), release)
                && decl.superName().equals(real.superName())
                && Set.copyOf(decl.interfaces()).equals(Set.copyOf(real.interfaces()));
        if (!isSame) {
            wrong.add(
                    file + ": " + line + " is " + real.access() + " < " + real.superName() + " : " + real.interfaces());
        }
    }

    private void checkMembers(ClassDecl decl, ApiType real, int release, List<String> wrong) {
        List<String> lines = linesByType.get(decl.name());
        Map<String, ApiMember> inRelease = byKey(members(decl));
        Map<String, ApiMember> inImage = byKey(real.members());
        List<ApiMember> all = members(WITH_ALL_MEMBERS.find(decl.name()).orElseThrow());
        for (int i = 0; i < all.size(); i++) {
            String key = all.get(i).key();
            boolean isThere = holds(MEMBER, 1, lines.get(i + 1), release);
            if (isThere != inImage.containsKey(key)) {
                wrong.add(file + ": " + decl.name() + lines.get(i + 1) + (isThere ? " is not there" : " is there"));
            } else if (isThere && !says(inRelease.get(key), release).equals(says(inImage.get(key), release))) {
                wrong.add(file + ": " + decl.name() + lines.get(i + 1) + " is " + inImage.get(key));
            }
        }
    }

    private static Map<String, ApiMember> byKey(List<ApiMember> members) {
        return members.stream().collect(Collectors.toMap(ApiMember::key, member -> member));
    }

    /** The members in the order of their lines. */
    private static List<ApiMember> members(ClassDecl decl) {
        List<ApiMember> members = new ArrayList<>();
        decl.fields().forEach(field -> members.add(member(field)));
        decl.methods().forEach(method -> members.add(member(method)));
        return members;
    }

    /** The index has the flags of the newest release; of an older one only those count which callers depend on. */
    private static int relevant(int access, int release) {
        return release == JdkIndexGenerator.NEWER ? access : access & (Modifier.STATIC | Modifier.INTERFACE);
    }

    private static String says(ApiMember member, int release) {
        return relevant(member.access(), release) + " " + new TreeSet<>(member.exceptions());
    }

    private static ApiMember member(FieldDecl field) {
        return new ApiMember(field.access(), field.ref().name(), field.ref().descriptor(), List.of());
    }

    private static ApiMember member(MethodDecl method) {
        return new ApiMember(method.access(), method.ref().name(), method.ref().descriptor(), method.exceptions());
    }
}
