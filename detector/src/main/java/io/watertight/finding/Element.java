// SPDX-License-Identifier: Apache-2.0
package io.watertight.finding;

/**
 * The code element a place lies in.
 *
 * @param type binary name of the class, with dots and {@code $}, such as {@code java.util.Map$Entry}
 * @param method name of the method as in the class file ({@code <init>} for constructors); empty outside methods
 * @param descriptor descriptor of the method in class file notation; empty outside methods
 * @param fieldOwner binary name of the class that declares the field the finding is about, which may be another one than
 *     {@code type}; empty when it is about no field
 * @param field name of that field; empty when the finding is about no field
 */
public record Element(String type, String method, String descriptor, String fieldOwner, String field) {
    public Element {
        if (fieldOwner.isEmpty() != field.isEmpty()) {
            throw new IllegalArgumentException("a field without its class: \"" + fieldOwner + "\", \"" + field + "\"");
        }
    }

    /** {@code type}, {@code type.method} or {@code owner.field}, as the SARIF standard's fully qualified name. */
    public String qualifiedName() {
        if (!method.isEmpty()) {
            return type + "." + method + descriptor;
        }
        return field.isEmpty() ? type : qualifiedField();
    }

    /** {@code owner.field}; empty when the finding is about no field. */
    public String qualifiedField() {
        return field.isEmpty() ? "" : fieldOwner + "." + field;
    }
}
