// SPDX-License-Identifier: Apache-2.0
package io.watertight.finding;

/**
 * A place in the code, as exact as the inputs allow.
 *
 * @param element the class, method and field
 * @param file path of the source file: as found in a source folder, else relative to an unknown source root
 *     ({@code a/b/C.java})
 * @param range the lines and columns
 * @param excerpt the source line at the start of the range, without its line end; empty when no source was found
 */
public record Place(Element element, String file, Range range, String excerpt) {}
