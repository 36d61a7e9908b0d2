// SPDX-License-Identifier: Apache-2.0
package io.watertight.program;

/**
 * A short string that an annotation gives to one of its elements; an array gives several.
 *
 * @param annotation descriptor of the annotation
 * @param element name of the element
 * @param text what it is given
 */
public record AnnotationText(String annotation, String element, String text) {
    /** Longer strings are prose or code, and no names of methods or values. */
    public static final int LONGEST = 64;
}
