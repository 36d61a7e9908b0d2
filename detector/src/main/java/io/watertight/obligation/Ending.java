// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

/**
 * The end of a path on which the value is not lost.
 *
 * @param last the end of the way: the instruction that settled it
 * @param outcome what became of it
 */
record Ending(Node last, Outcome outcome) {}
