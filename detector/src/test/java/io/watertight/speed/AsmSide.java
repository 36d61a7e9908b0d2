// SPDX-License-Identifier: Apache-2.0
package io.watertight.speed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;

/**
 * The yardstick: reads every class of the jars and runs ASM's frame analysis over every method, on all cores.
 *
 * <p>It reads what Watertight reads: the first class of each name, no module descriptors, no multi-release variants.
 * Frames of the class files are skipped, because the analysis makes its own.
 */
final class AsmSide {
    private final LongAdder methods = new LongAdder();
    private final LongAdder refused = new LongAdder();

    private record Entry(ZipFile jar, ZipEntry entry) {
        byte[] bytes() {
            try (InputStream in = jar.getInputStream(entry)) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private AsmSide() {}

    /** Expects the folder with the jars. */
    public static void main(String[] arguments) throws IOException {
        List<ZipFile> jars = new ArrayList<>();
        try {
            for (Path path : Jars.in(Path.of(arguments[0]))) {
                jars.add(new ZipFile(path.toFile()));
            }
            new AsmSide().run(jars);
        } finally {
            for (ZipFile jar : jars) {
                jar.close();
            }
        }
    }

    private void run(List<ZipFile> jars) {
        Set<String> names = new HashSet<>();
        List<Entry> classes = jars.stream()
                .flatMap(jar -> jar.stream().map(entry -> new Entry(jar, entry)))
                .filter(entry -> isClass(entry.entry().getName()))
                .filter(entry -> names.add(entry.entry().getName()))
                .toList();
        classes.parallelStream().forEach(entry -> analyze(entry.bytes()));
        System.out.println(Meter.read()
                .line("classes=%d methods=%d refused=%d".formatted(classes.size(), methods.sum(), refused.sum())));
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class") && !name.endsWith("module-info.class") && !name.startsWith("META-INF/");
    }

    private void analyze(byte[] bytes) {
        ClassNode node = new ClassNode();
        new ClassReader(bytes).accept(node, ClassReader.SKIP_FRAMES);
        for (MethodNode method : node.methods) {
            try {
                if (method.instructions.size() > 0) {
                    new Analyzer<>(new BasicInterpreter()).analyze(node.name, method);
                    methods.increment();
                }
            } catch (AnalyzerException e) {
                refused.increment();
            }
        }
    }
}
