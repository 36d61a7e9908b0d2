// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Metadata of a {@link Rule}. Its prose is the Markdown resource of the same name beside the class; reports, rule pages
 * and the SpotBugs descriptors are generated from both.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface LeakPattern {

    /** The mistake in a few words, as a headline without a full stop. */
    String title();

    /** Groups rules that a user switches on or off together. */
    Group group();

    /** Number in the Common Weakness Enumeration. */
    int cwe();

    /** SpotBugs bug rank of a high-confidence finding, 1 (scariest) to 20. */
    int rank();

    /** What a rule is about. */
    enum Group {
        /** What a method opens and does not close. */
        RESOURCES,
        /** What an object or a class keeps open in a field. */
        FIELDS,
        /** Locks, permits, executors, and values that are bound to threads. */
        CONCURRENCY,
        /** What is registered with something that lives longer. */
        REGISTRATIONS,
        /** What only grows. */
        MEMORY
    }
}
