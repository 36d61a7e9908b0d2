// SPDX-License-Identifier: Apache-2.0
package io.watertight.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The folder that paths are shown relative to.
 *
 * @param path absolute
 */
public record BaseFolder(Path path) {
    /** How the path of a file in a source jar is written. */
    private static final Pattern ENTRY = Pattern.compile(".*\\.(?:jar|zip)!/.*");

    public BaseFolder {
        path = path.toAbsolutePath().normalize();
    }

    /** The path of {@code file} for a reader: relative when it lies below this folder, else unchanged. */
    public String show(String file) {
        return below(file).map(Path::toString).orElse(file);
    }

    /** Whether {@code file} is a file, not a path relative to a source root nobody knows. */
    boolean isLocated(String file) {
        return absolute(file).isPresent();
    }

    /** The file as a relative URI, when it lies below this folder; an entry of a jar has none. */
    Optional<String> relativeUri(String file) {
        return below(file).filter(relative -> !isEntry(file)).map(relative -> encode(slashes(relative.toString())));
    }

    /** The file as a URI that needs no base: absolute when the path is, else relative to a source root nobody knows. */
    static String uri(String file) {
        return absolute(file)
                .map(path -> (isEntry(file) ? "jar:" : "") + path.toUri())
                .orElseGet(() -> encode(slashes(file)));
    }

    private static boolean isEntry(String file) {
        return ENTRY.matcher(file).matches();
    }

    /** This folder as a URI that ends with a slash. */
    String uri() {
        String uri = path.toUri().toString();
        return uri.endsWith("/") ? uri : uri + "/";
    }

    private Optional<Path> below(String file) {
        return absolute(file)
                .map(Path::normalize)
                .filter(f -> f.startsWith(path) && !f.equals(path))
                .map(path::relativize);
    }

    private static Optional<Path> absolute(String file) {
        try {
            return Optional.of(Path.of(file)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static String slashes(String path) {
        return path.replace('\\', '/');
    }

    /** Percent-encodes what a URI must not hold; the leading slash keeps a colon from being read as a scheme. */
    private static String encode(String path) {
        try {
            return new URI(null, null, "/" + path, null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no path: " + path, e);
        }
    }
}
