// SPDX-License-Identifier: Apache-2.0
package io.watertight.source;

import io.watertight.finding.Range;

/**
 * A piece of source code that was looked for by line.
 *
 * @param path path of the file, see {@link SourceFile#path()}
 * @param range where it stands; without columns when the file has no such line
 * @param excerpt the source line at the start of the range, without its line end; empty when the file has no such line
 */
public record Located(String path, Range range, String excerpt) {}
