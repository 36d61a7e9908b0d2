// SPDX-License-Identifier: Apache-2.0
package io.watertight.alone;

import io.watertight.AnalysisReport;
import io.watertight.AnalysisRequest;
import io.watertight.Watertight;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Analyses source folders, each as one program, and then single files of them with seeded slips, and counts what crashes,
 * what hangs and what cannot be read in full: {@code .ci/sources} runs it.
 */
final class Robustness {
    private static final int SECONDS_FOR_FILE = 20;
    private static final int SECONDS_FOR_FOLDER = 1800;
    private static final long SEED = 20261123;

    private final Path work;
    private int crashes;
    private int hangs;

    private Robustness(Path work) {
        this.work = work;
    }

    /** Expects how many files to change, the folder for the changed files, and the source folders. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Robustness run = new Robustness(Files.createDirectories(Path.of(arguments[1])));
        List<Path> folders = Stream.of(arguments).skip(2).map(Path::of).toList();
        for (Path folder : folders) {
            run.whole(folder);
        }
        run.mutated(folders, Integer.parseInt(arguments[0]));
        System.out.println("crashes: " + run.crashes + ", hangs: " + run.hangs);
        System.exit(run.crashes + run.hangs == 0 ? 0 : 1); // whatever hangs would keep the machine alive
    }

    private void whole(Path folder) throws InterruptedException {
        long started = System.nanoTime();
        AnalysisReport report = analyze(folder, SECONDS_FOR_FOLDER);
        if (report != null) {
            System.out.printf(
                    "%s: %d classes, %d methods, %d findings, %d diagnostics in %.1f s%n",
                    folder.getFileName(),
                    report.coverage().classes(),
                    report.coverage().methods(),
                    report.findings().size(),
                    report.diagnostics().size(),
                    (System.nanoTime() - started) / 1e9);
        }
    }

    private void mutated(List<Path> folders, int count) throws IOException, InterruptedException {
        Random random = new Random(SEED);
        List<Path> files = files(folders);
        int unread = 0;
        long started = System.nanoTime();
        for (int i = 0; i < count && !files.isEmpty(); i++) {
            String text = Files.readString(files.get(random.nextInt(files.size())), StandardCharsets.ISO_8859_1);
            Path file = work.resolve("Mutant" + i + ".java");
            Files.writeString(file, Mutation.mutate(text, random), StandardCharsets.ISO_8859_1);
            int problems = crashes + hangs;
            AnalysisReport report = analyze(file, SECONDS_FOR_FILE);
            unread += report != null && !report.diagnostics().isEmpty() ? 1 : 0;
            if (problems == crashes + hangs) {
                Files.delete(file); // those that fail are kept, to be looked at
            }
        }
        System.out.printf(
                "%d changed files, %d of them with a diagnostic, in %.1f s%n",
                count, unread, (System.nanoTime() - started) / 1e9);
    }

    private static List<Path> files(List<Path> folders) throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(all::add);
            }
        }
        return all;
    }

    /** The report; null after a crash or when time is up. */
    private AnalysisReport analyze(Path input, int seconds) throws InterruptedException {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Callable<AnalysisReport> analysis = () -> Watertight.analyze(AnalysisRequest.of(List.of(input)));
        try {
            return thread.submit(analysis).get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            crashes++;
            System.out.println("CRASH " + input + ": " + e.getCause());
            Stream.of(e.getCause().getStackTrace()).limit(8).forEach(frame -> System.out.println("    " + frame));
        } catch (TimeoutException e) {
            hangs++;
            System.out.println("HANG " + input + " after " + seconds + " s");
        } finally {
            thread.shutdownNow();
        }
        return null;
    }
}
