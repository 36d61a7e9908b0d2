// SPDX-License-Identifier: Apache-2.0
package io.watertight.source.lowering;

/**
 * A place in the code that is jumped to, known by a number until all code is there.
 *
 * @param number in the order in which labels were made
 */
record Label(int number) {}
