// SPDX-License-Identifier: Apache-2.0
/**
 * How does SpotBugs run us?
 *
 * <p>Reading order: {@code LeakDetector} (a class of its own for each group of rules), {@code RunRequest} and
 * {@code WholeProgram} (one analysis for all detectors of a run), {@code FindingBug} (a finding in SpotBugs' words).
 * {@link io.watertight.spotbugs.DescriptorGenerator} writes the plugin's descriptors in the build.
 *
 * <p>May use the facade, {@code finding}, and of {@code rule} the descriptions. SpotBugs is used here alone. Never enters:
 * an analysis of its own.
 */
@NullMarked
package io.watertight.spotbugs;

import org.jspecify.annotations.NullMarked;
