// SPDX-License-Identifier: Apache-2.0
package io.watertight.source;

import io.watertight.diagnostic.Diagnostic;
import io.watertight.finding.Range;
import java.util.List;
import java.util.function.Consumer;

/**
 * A source file that was read: its lines, what stands where on them, and what it waives.
 *
 * <p>Columns count {@code char}s (UTF-16 code units) from 1, a tab as one. Of a file that does not parse, only the lines
 * are known.
 */
public final class SourceFile {
    private final String path;
    private final SourceText text;
    private final Outline outline;
    private final Consumer<Diagnostic> diagnostics;

    private SourceFile(String path, SourceText text, Outline outline, Consumer<Diagnostic> diagnostics) {
        this.path = path;
        this.text = text;
        this.outline = outline;
        this.diagnostics = diagnostics;
    }

    static SourceFile read(String path, SourceText text, SyntaxReader reader, Consumer<Diagnostic> diagnostics) {
        return new SourceFile(path, text, reader.read(path, text), diagnostics);
    }

    /** Path of the file as its root was given; in a source jar {@code x-sources.jar!/a/b/C.java}. */
    public String path() {
        return path;
    }

    /** The line, counted from 1, without its line end; empty when there is none. */
    public String lineText(int line) {
        return text.line(line);
    }

    /**
     * Finds what a class file places at a line.
     *
     * <p>Of several fitting expressions the one that begins on the line is taken, then the innermost around the line,
     * then the first in the statement around it. When none fits, the range is all that stands on the line.
     *
     * @param line counted from 1; 0 for an unknown one
     */
    public Located locate(int line, Hint hint) {
        if (!text.hasLine(line)) {
            if (line > 0) {
                diagnostics.accept(Diagnostic.warning(
                        path,
                        "the class file names line " + line + " of "
                                + text.lines().size(),
                        "analyse classes that were compiled from these sources"));
            }
            return new Located(path, Range.ofLine(line), "");
        }
        Range range = outline.find(line, hint).orElseGet(() -> text.rangeOf(line));
        return new Located(path, range, text.line(range.startLine()));
    }

    /** What the file waives, in the order of its lines. */
    public List<Waiver> waivers() {
        return outline.waivers();
    }
}
