// SPDX-License-Identifier: Apache-2.0
package io.watertight.finding;

/**
 * The code element a place lies in.
 *
 * @param type binary name of the class, with dots and {@code $}, such as {@code java.util.Map$Entry}
 * @param method name of the method as in the class file ({@code <init>} for constructors); empty outside methods
 * @param descriptor descriptor of the method in class file notation; empty outside methods
 * @param field name of the field the finding is about; empty when it is about no field
 */
public record Element(String type, String method, String descriptor, String field) {

    /** {@code type}, {@code type.method} or {@code type.field}, as the SARIF standard's fully qualified name. */
    public String qualifiedName() {
        if (!method.isEmpty()) {
            return type + "." + method + descriptor;
        }
        return field.isEmpty() ? type : type + "." + field;
    }
}
