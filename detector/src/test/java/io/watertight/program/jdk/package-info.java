// SPDX-License-Identifier: Apache-2.0
/**
 * How the committed index of the JDK's API is made, and checked against the JDKs it speaks of.
 *
 * <p>Reading order: {@link io.watertight.program.jdk.JdkIndexGenerator}, {@link io.watertight.program.jdk.JdkImage},
 * {@link io.watertight.program.jdk.MergedApi}.
 */
package io.watertight.program.jdk;
