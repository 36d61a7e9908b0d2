// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import io.watertight.rule.LeakPattern;

/**
 * What SpotBugs shows of a group of rules.
 *
 * @param detector the detector that reports the group
 * @param category the one of SpotBugs' own categories that its users would look into
 * @param details what the detector does, a sentence
 */
record HostGroup(Class<? extends LeakDetector> detector, String category, String details) {
    static HostGroup of(LeakPattern.Group group) {
        return switch (group) {
            case RESOURCES ->
                new HostGroup(
                        ResourceLeakDetector.class,
                        "BAD_PRACTICE",
                        "Finds resources that a method opens and does not close on every path.");
            case FIELDS ->
                new HostGroup(
                        FieldLeakDetector.class,
                        "BAD_PRACTICE",
                        "Finds resources in fields that are never released, or lost when the field is assigned again.");
            case CONCURRENCY ->
                new HostGroup(
                        ConcurrencyLeakDetector.class,
                        "MT_CORRECTNESS",
                        "Finds locks, permits, executors and thread-bound values that are not given back.");
            case REGISTRATIONS ->
                new HostGroup(
                        RegistrationLeakDetector.class,
                        "PERFORMANCE",
                        "Finds listeners, hooks and registered names that are never taken back.");
            case MEMORY ->
                new HostGroup(MemoryLeakDetector.class, "PERFORMANCE", "Finds long-lived collections that only grow.");
        };
    }
}
