// SPDX-License-Identifier: Apache-2.0
package io.watertight.program.index;

import io.watertight.program.ClassDecl;
import io.watertight.program.JdkIndex;
import io.watertight.program.LibraryIndex;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import io.watertight.program.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes the index of libraries anew from jars, and holds what it wrote against them: {@code .ci/library-index} runs it. */
final class LibraryIndexGenerator {
    private static final String SUFFIX = ".index";
    /** Behind a jar in the list: all its types count. */
    private static final String WHOLE = " whole";

    private static final JdkIndex JDK = JdkIndex.at(JdkIndexGenerator.OLDER);

    private LibraryIndexGenerator() {}

    /** Expects the list of the jars, one path per line, and the folder to write to. */
    public static void main(String[] args) throws IOException {
        List<String> listed = Files.readAllLines(Path.of(args[0]));
        Path folder = Path.of(args[1]);
        LibraryJars jars = LibraryJars.read(
                listed.stream().map(line -> Path.of(line.replace(WHOLE, ""))).toList());
        Set<String> whole = listed.stream()
                .filter(line -> line.endsWith(WHOLE))
                .map(line -> Path.of(line.replace(WHOLE, "")).getFileName().toString())
                .collect(Collectors.toSet());
        SortedMap<String, ApiType> types = LibraryApi.of(jars, whole);
        SortedMap<String, List<String>> files = files(types);
        Files.createDirectories(folder);
        for (Map.Entry<String, List<String>> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        List<String> wrong = check(types, folder);
        wrong.forEach(System.err::println);
        System.out.printf(
                "%d of %d types in %d files, %d bytes%n",
                types.size(), jars.types().size(), files.size(), bytes(files));
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("the index does not say what the jars say, in " + wrong.size() + " places");
        }
    }

    /** The lines of each file of the index, by the name of the file. */
    static SortedMap<String, List<String>> files(SortedMap<String, ApiType> types) {
        SortedMap<String, MergedApi.Type> merged = new TreeMap<>();
        types.forEach((name, type) -> merged.put(name, MergedApi.always(type)));
        Overrides overrides =
                Overrides.of(withSupertypesOfJdk(merged), JdkIndexGenerator.OLDER, JdkIndexGenerator.OLDER);
        SortedMap<String, List<MergedApi.Type>> packages = new TreeMap<>();
        merged.values()
                .forEach(type -> packages.computeIfAbsent(type.newest().packageName(), p -> new ArrayList<>())
                        .add(type));
        SortedMap<String, List<String>> files = new TreeMap<>();
        packages.forEach(
                (name, members) -> files.put(name.replace('/', '.') + SUFFIX, IndexText.of(name, members, overrides)));
        return files;
    }

    /** What a type of the JDK declares need not be said again by the types of libraries that override it. */
    private static Map<String, MergedApi.Type> withSupertypesOfJdk(SortedMap<String, MergedApi.Type> types) {
        Map<String, MergedApi.Type> all = new TreeMap<>(types);
        List<String> open = new ArrayList<>();
        types.values().forEach(type -> open.addAll(supertypes(type.newest())));
        for (int i = 0; i < open.size(); i++) {
            if (!all.containsKey(open.get(i))) {
                JDK.find(open.get(i)).map(LibraryIndexGenerator::asRead).ifPresent(type -> {
                    all.put(type.name(), MergedApi.always(type));
                    open.addAll(supertypes(type));
                });
            }
        }
        return all;
    }

    private static List<String> supertypes(ApiType type) {
        List<String> all = new ArrayList<>(type.interfaces());
        all.add(type.superName());
        return all;
    }

    private static ApiType asRead(ClassDecl decl) {
        List<ApiMember> members = decl.methods().stream()
                .map(m -> new ApiMember(m.access(), m.ref().name(), m.ref().descriptor(), m.exceptions()))
                .toList();
        return new ApiType(decl.name(), decl.access(), decl.superName(), decl.interfaces(), "", true, members);
    }

    private static long bytes(Map<String, List<String>> files) {
        return files.values().stream()
                .flatMap(List::stream)
                .mapToLong(line -> line.length() + 1L)
                .sum();
    }

    /** What the reader makes of the files, compared with the class files: each type, and what each method throws. */
    private static List<String> check(SortedMap<String, ApiType> types, Path folder) {
        LibraryIndex index = LibraryIndex.of(file -> text(folder.resolve(file)));
        Program program = new Program(List.of(), name -> index.find(name).or(() -> JDK.find(name)));
        List<String> wrong = new ArrayList<>();
        types.forEach((name, real) -> {
            Optional<ClassDecl> decl = index.find(name);
            if (decl.isEmpty()) {
                wrong.add(name + " is not there");
            } else {
                checkHead(decl.get(), real, wrong);
                real.members().forEach(member -> checkMember(program, name, member, wrong));
            }
        });
        return wrong;
    }

    private static void checkHead(ClassDecl decl, ApiType real, List<String> wrong) {
        Set<String> members = real.members().stream().map(ApiMember::key).collect(Collectors.toSet());
        boolean isSame = decl.superName().equals(real.superName())
                && decl.interfaces().equals(real.interfaces())
                && decl.isInterface() == Modifier.isInterface(real.access())
                && decl.methods().stream()
                        .allMatch(m -> members.contains(m.ref().name() + m.ref().descriptor()));
        if (!isSame) {
            wrong.add(decl + " is " + real);
        }
    }

    private static void checkMember(Program program, String type, ApiMember member, List<String> wrong) {
        Optional<MethodDecl> found = program.resolve(new MethodRef(type, member.name(), member.descriptor()));
        boolean isSame = found.isPresent()
                && found.get().exceptions().equals(member.exceptions())
                && found.get().isStatic() == Modifier.isStatic(member.access());
        if (!isSame) {
            wrong.add(type + ": " + found + " is " + member);
        }
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
