// SPDX-License-Identifier: Apache-2.0
/**
 * How the committed indexes are made, and checked against what they speak of: that of the JDK's API and that of libraries.
 *
 * <p>Reading order: {@link io.watertight.program.index.JdkIndexGenerator}, {@link io.watertight.program.index.JdkImage},
 * {@link io.watertight.program.index.MergedApi}; {@link io.watertight.program.index.LibraryIndexGenerator},
 * {@link io.watertight.program.index.LibraryApi}.
 */
package io.watertight.program.index;
