// SPDX-License-Identifier: Apache-2.0
package io.watertight.finding;

/**
 * Lines and columns in a source file, both counted from 1; the end column is the one after the last character. A column
 * of 0 stands for "unknown", a line of 0 for a class file without line numbers.
 */
public record Range(int startLine, int startColumn, int endLine, int endColumn) {

    /** A whole line, columns unknown. */
    public static Range ofLine(int line) {
        return new Range(line, 0, line, 0);
    }

    public boolean hasColumns() {
        return startColumn > 0;
    }
}
