// SPDX-License-Identifier: Apache-2.0
package io.watertight.option;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An option that lists paths: separated, or as {@code @file} with one path per line, where blank lines and lines that
 * start with {@code #} are left out.
 *
 * @param option name of the option
 * @param separators where the text is split, a regular expression
 * @param folder what relative paths are relative to, those in a file too
 */
public record PathList(String option, Pattern separators, Path folder) {
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern COMMA_OR_PATH_SEPARATOR =
            Pattern.compile(COMMA + "|" + Pattern.quote(File.pathSeparator));

    /** Paths separated by commas. */
    public static PathList ofCommas(String option, Path folder) {
        return new PathList(option, COMMA, folder);
    }

    /** Paths separated by commas or as on a Java class path. */
    public static PathList ofClassPath(String option, Path folder) {
        return new PathList(option, COMMA_OR_PATH_SEPARATOR, folder);
    }

    /** The paths, absolute and normal, in the order given, each once. Whether they exist is not looked at. */
    public List<Path> parse(String text) throws BadOptionException {
        LinkedHashSet<Path> paths = new LinkedHashSet<>();
        for (String part : separators.split(text, -1)) {
            String entry = part.strip();
            if (entry.startsWith("@")) {
                for (String line : lines(resolve(entry.substring(1)))) {
                    paths.add(resolve(line));
                }
            } else if (!entry.isEmpty()) {
                paths.add(resolve(entry));
            }
        }
        return List.copyOf(paths);
    }

    private List<String> lines(Path file) throws BadOptionException {
        try {
            List<String> entries = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                String entry = line.strip();
                if (!entry.isEmpty() && !entry.startsWith("#")) {
                    entries.add(entry);
                }
            }
            return entries;
        } catch (IOException e) {
            throw new BadOptionException("-D" + option + "=@" + file + ": the file cannot be read (" + e
                    + "); name a UTF-8 text file with one path per line.");
        }
    }

    private Path resolve(String path) throws BadOptionException {
        try {
            return folder.resolve(path).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new BadOptionException("-D" + option + ": " + path + " is no path (" + e.getReason() + ").");
        }
    }
}
