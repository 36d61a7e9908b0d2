// SPDX-License-Identifier: Apache-2.0
/**
 * Is this violation a mistake, how sure, in which words?
 *
 * <p>Reading order: {@link io.watertight.rule.Rule}, {@link io.watertight.rule.Rules},
 * {@link io.watertight.rule.RuleDescription}. One rule is one final class named after one mistake, with its metadata in
 * one {@link io.watertight.rule.LeakPattern} and its prose in a Markdown file of the same name.
 *
 * <p>May use {@code leak}, {@code finding}, {@code program}. Never enters: {@code ir}, ASM, the engines.
 */
@NullMarked
package io.watertight.rule;

import org.jspecify.annotations.NullMarked;
