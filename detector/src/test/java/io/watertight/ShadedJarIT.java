// SPDX-License-Identifier: Apache-2.0
package io.watertight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Member;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;

/** The packaged jar, with the libraries that are inside it under names of our own. */
class ShadedJarIT {
    private static final String ASM = "org.objectweb.asm.";
    private static final String SHADED_ASM = "io.watertight.shaded.asm.";

    private static final Pattern NAMED_FILE = Pattern.compile("META-INF/[A-Za-z/]+(\\.txt)?");

    private final Path jar = Path.of(System.getProperty("watertight.shaded.jar"));

    @Test
    void everyClassInTheJarIsBelowOurOwnPackage() throws IOException {
        assertEquals(
                List.of(),
                entries().stream()
                        .filter(name -> name.endsWith(".class") && !name.startsWith("io/watertight/"))
                        .toList());
    }

    @Test
    void noSignatureAndNoModuleDescriptorOfALibraryIsInTheJar() throws IOException {
        assertEquals(
                List.of(),
                entries().stream()
                        .filter(name -> name.matches("META-INF/.*\\.(SF|RSA|DSA)|.*module-info\\.class"))
                        .toList());
    }

    /** ASM's class files do not hold its version, but their members change with it: the newest class file version does. */
    @Test
    void theAsmInTheJarIsTheOneThePomNames() throws IOException, ClassNotFoundException {
        assertEquals(
                System.getProperty("watertight.asm.version"),
                Opcodes.class.getPackage().getImplementationVersion());
        List<String> classes = asmClasses();
        assertFalse(classes.isEmpty());
        ClassLoader ours = getClass().getClassLoader();
        try (URLClassLoader shaded = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            for (String name : classes) {
                Class<?> expected = Class.forName(ASM + name, false, ours);
                Class<?> actual = Class.forName(SHADED_ASM + name, false, shaded);
                assertEquals(members(expected), members(actual), name);
            }
        }
    }

    @Test
    void javaParserIsInTheJar() throws IOException, ClassNotFoundException {
        try (URLClassLoader shaded = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            assertEquals(
                    "JavaParser",
                    shaded.loadClass("io.watertight.shaded.javaparser.JavaParser")
                            .getSimpleName());
        }
    }

    @Test
    void theLicencesOfWhatIsInTheJarAreToo() throws IOException {
        Set<String> entries = entries();
        assertTrue(entries.containsAll(List.of("META-INF/LICENSE", "META-INF/NOTICE")), entries.toString());
        try (JarFile file = new JarFile(jar.toFile());
                InputStream notice = file.getInputStream(file.getJarEntry("META-INF/NOTICE"))) {
            String text = new String(notice.readAllBytes(), StandardCharsets.UTF_8);
            List<String> named =
                    NAMED_FILE.matcher(text).results().map(MatchResult::group).toList();
            assertEquals(
                    List.of(),
                    named.stream().filter(name -> file.getEntry(name) == null).toList());
            shadedPackages(entries).forEach(folder -> assertTrue(text.contains(folder), folder));
        }
    }

    private static Set<String> shadedPackages(Set<String> entries) {
        return entries.stream()
                .filter(entry -> entry.matches("io/watertight/shaded/[^/]+/.*"))
                .map(entry -> entry.replaceFirst("(io/watertight/shaded/[^/]+)/.*", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> asmClasses() throws IOException {
        return entries().stream()
                .map(entry -> entry.replace('/', '.'))
                .filter(entry -> entry.startsWith(SHADED_ASM) && entry.endsWith(".class"))
                .map(entry -> entry.substring(SHADED_ASM.length(), entry.length() - ".class".length()))
                .toList();
    }

    private Set<String> entries() throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(entry -> entry.getName()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> members(Class<?> type) {
        return Stream.of(type.getDeclaredFields(), type.getDeclaredMethods(), type.getDeclaredConstructors())
                .flatMap(Stream::of)
                .map(Member.class::cast)
                .map(member -> member.toString().replace(SHADED_ASM, ASM))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
