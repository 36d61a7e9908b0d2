// SPDX-License-Identifier: Apache-2.0
package io.watertight.program;

import java.util.Map;

/**
 * Makes full names of the short ones in a file of the index.
 *
 * @param packageName internal name of the package that the file is about
 * @param imports full names by simple names
 */
record IndexNames(String packageName, Map<String, String> imports) {

    /** The internal name of a type that is written {@code .File}, {@code File} or {@code java/io/File}. */
    String full(String written) {
        if (written.startsWith(".")) {
            return packageName + "/" + written.substring(1);
        }
        if (written.indexOf('/') >= 0) {
            return written;
        }
        String imported = imports.get(written);
        return imported == null ? "java/lang/" + written : imported;
    }

    /** The descriptor with full names of the types in it. */
    String fullDescriptor(String written) {
        StringBuilder full = new StringBuilder(2 * written.length());
        int done = 0;
        for (int i = 0; i < written.length(); i++) {
            if (written.charAt(i) == 'L') {
                int end = written.indexOf(';', i);
                full.append(written, done, i + 1).append(full(written.substring(i + 1, end)));
                done = end;
                i = end;
            }
        }
        return full.append(written, done, written.length()).toString();
    }
}
