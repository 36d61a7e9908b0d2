// SPDX-License-Identifier: Apache-2.0
package io.watertight.finding;

/**
 * One step on the path of a leak.
 *
 * @param place where it happens
 * @param text what happens there, as a short clause that starts with a lower-case letter
 */
public record TraceStep(Place place, String text) {}
