// SPDX-License-Identifier: Apache-2.0
package io.watertight.leak;

import io.watertight.program.MethodRef;

/**
 * An instruction of the analysed code.
 *
 * @param method the method it lies in, with its declaring class as owner
 * @param line source line; 0 when the class file has none
 */
public record Site(MethodRef method, int line) {}
