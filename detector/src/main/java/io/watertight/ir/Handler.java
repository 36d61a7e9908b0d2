// SPDX-License-Identifier: Apache-2.0
package io.watertight.ir;

/**
 * A protected range of instructions and where an exception goes that is thrown inside it. Handlers of a body are in the
 * order in which they are tried.
 *
 * @param start first protected instruction
 * @param end the one after the last protected instruction
 * @param target the {@link Instruction.Catch} that receives the exception
 * @param type internal name of what is caught; {@link #ANY} for everything
 */
public record Handler(int start, int end, int target, String type) {
    /** The type of a handler that catches every exception. */
    public static final String ANY = "java/lang/Throwable";

    public boolean covers(int instruction) {
        return start <= instruction && instruction < end;
    }
}
