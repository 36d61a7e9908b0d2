// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth;

import io.watertight.program.MethodRef;

/** An instruction: a method with a lowered body, and an index into its code. */
record At(MethodRef method, int index) {}
