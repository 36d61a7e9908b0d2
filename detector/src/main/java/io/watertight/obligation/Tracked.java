// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

/**
 * What is known of a tracked value from the start.
 *
 * @param type internal name of its type
 * @param isExact whether it is of no subtype
 * @param isFresh whether it was made after the method began, so that only tracked names can name it
 */
record Tracked(String type, boolean isExact, boolean isFresh) {}
