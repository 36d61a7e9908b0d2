// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

/**
 * The end of a path on which the value is lost.
 *
 * @param last the last world that still named the value
 * @param cost cost of the path
 * @param fate {@link Fate#UNTOUCHED} or {@link Fate#UNTOUCHED_ON_EXCEPTION}
 * @param cause what made the last step
 * @param destination where control goes without the value; the instruction itself at an exit of the method
 */
record Loss(Node last, int cost, Fate fate, Move.Cause cause, int destination) {}
