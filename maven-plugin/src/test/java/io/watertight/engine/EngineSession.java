// SPDX-License-Identifier: Apache-2.0
package io.watertight.engine;

import edu.umd.cs.findbugs.BugPattern;
import edu.umd.cs.findbugs.DetectorFactory;
import edu.umd.cs.findbugs.DetectorFactoryCollection;
import edu.umd.cs.findbugs.FindBugs2;
import edu.umd.cs.findbugs.Plugin;
import edu.umd.cs.findbugs.PluginException;
import edu.umd.cs.findbugs.Priorities;
import edu.umd.cs.findbugs.Project;
import edu.umd.cs.findbugs.XMLBugReporter;
import edu.umd.cs.findbugs.config.UserPreferences;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an IDE does with SpotBugs' engine in one virtual machine: loads a plugin, runs, unloads it, runs, loads it again.
 *
 * <p>Runs alone with SpotBugs, so this class uses nothing else but the JDK.
 */
public final class EngineSession {
    private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));
    private static final String OURS = "io.watertight";
    private static final int PATIENCE = 20;

    private final List<WeakReference<ClassLoader>> unloaded = new ArrayList<>();
    private Plugin plugin;

    private EngineSession() {}

    /**
     * Does what the steps say, one a line, words divided by tabs: {@code load}, {@code unload}, {@code held} or {@code run} with the
     * report, the inputs, the class path and the source folders, each of the three as on a class path.
     *
     * @param arguments the jar of the plugin, a file with the steps
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, PluginException {
        EngineSession session = new EngineSession();
        for (String step : Files.readAllLines(Path.of(arguments[1]))) {
            String[] words = step.split("\t", -1);
            switch (words[0]) {
                case "load" -> session.load(new File(arguments[0]));
                case "unload" -> session.unload();
                case "held" -> session.countHeld();
                case "run" -> run(words);
                default -> throw new IllegalArgumentException(step);
            }
        }
    }

    /** Prints where the plugin's types of bugs are explained. */
    private void load(File jar) throws PluginException {
        plugin = Plugin.loadCustomPlugin(jar, null);
        for (BugPattern pattern : plugin.getBugPatterns()) {
            System.out.println("help " + pattern.getUri().orElseThrow());
        }
    }

    private void unload() throws IOException {
        Plugin loaded = plugin;
        plugin = null;
        unloaded.add(new WeakReference<>(loaded.getClassLoader()));
        Plugin.removeCustomPlugin(loaded);
        loaded.close();
    }

    /** Says how many of those that were unloaded something in the virtual machine still holds. */
    private void countHeld() throws InterruptedException {
        letTheJdkForget();
        for (int i = 0; i < PATIENCE && held() > 0; i++) {
            System.gc();
            Thread.sleep(50);
        }
        System.out.println("unloaded " + unloaded.size() + ", held " + held());
    }

    private long held() {
        return unloaded.stream().filter(loader -> loader.get() != null).count();
    }

    /** The JDK itself keeps the types of the record whose methods were linked last; that is another one from here on. */
    private static void letTheJdkForget() {
        Linked record = new Linked(Thread.currentThread());
        System.out.println(record + " " + record.hashCode() + record.equals(new Linked(new Thread())));
    }

    private record Linked(Thread component) {}

    private static void run(String[] words) throws IOException, InterruptedException {
        try (Project project = new Project();
                PrintStream xml = new PrintStream(words[1], StandardCharsets.UTF_8);
                FindBugs2 engine = new FindBugs2()) {
            list(words[2]).forEach(project::addFile);
            list(words[3]).forEach(project::addAuxClasspathEntry);
            project.addSourceDirs(list(words[4]));
            XMLBugReporter reporter = new XMLBugReporter(project);
            reporter.setAddMessages(true);
            reporter.setPriorityThreshold(Priorities.LOW_PRIORITY);
            reporter.setOutputStream(xml);
            engine.setBugReporter(reporter);
            engine.setProject(project);
            engine.setDetectorFactoryCollection(DetectorFactoryCollection.instance());
            engine.setUserPreferences(onlyOurs());
            engine.finishSettings();
            engine.execute();
        }
    }

    /** Our detectors, and one of SpotBugs: without any it does not run. */
    private static UserPreferences onlyOurs() {
        UserPreferences preferences = UserPreferences.createDefaultUserPreferences();
        for (DetectorFactory factory : DetectorFactoryCollection.instance().getFactories()) {
            boolean isEnabled = factory.getPlugin().getPluginId().equals(OURS)
                    || factory.getShortName().equals("DumbMethods");
            preferences.enableDetector(factory, isEnabled);
        }
        return preferences;
    }

    private static List<String> list(String paths) {
        return SEPARATOR.splitAsStream(paths).filter(path -> !path.isEmpty()).toList();
    }
}
