// SPDX-License-Identifier: Apache-2.0
package io.watertight.leak;

import io.watertight.program.FieldRef;
import java.util.List;
import java.util.Optional;

/**
 * A long-lived container that grows and shows no evidence of a bound.
 *
 * @param container the field that holds it
 * @param retention why it lives long
 * @param sites where it grows, the reported one first
 * @param cause how it grows
 * @param evidence what was looked for that would bound it and was not found, each as a clause
 * @param strength how strong the case is
 * @param path from the entry point to the growth site
 * @param miss what looks like a bound and is none; empty when nothing does
 */
public record UnboundedGrowth(
        FieldRef container,
        Retention retention,
        List<Site> sites,
        Cause cause,
        List<String> evidence,
        Strength strength,
        List<Step> path,
        Optional<Miss> miss)
        implements Violation {

    /**
     * How a container grows.
     *
     * @param call the growing call as a reader writes it: {@code ConcurrentHashMap.computeIfAbsent}
     * @param driver the nearest method that others call, as a reader writes it: {@code quote(QuoteRequest)}
     * @param key where the key or element comes from, as a clause; empty when not known
     * @param shape what decides whether a call adds an entry
     * @param setting what a fix can build on
     */
    public record Cause(String call, String driver, String key, Shape shape, Setting setting) {}

    /**
     * What is around a container that a fix can build on.
     *
     * @param type simple name of its class; empty when not known
     * @param isMemo whether a key gets an entry only when it has none, as in a cache
     * @param undoing the method that by its name undoes what makes the container grow, else the one that ends its holder, as
     *     {@code Desk.unregister}; empty when there is none
     */
    public record Setting(String type, boolean isMemo, String undoing) {}

    /**
     * What looks like a bound and is none.
     *
     * @param kind what it looks like
     * @param clause why it is none, as a clause
     */
    public record Miss(Kind kind, String clause) {

        /** What can look like a bound. */
        public enum Kind {
            /** Removals, which pass over this container in a method that cleans its siblings. */
            REMOVAL_ELSEWHERE,
            /** Removals of what cannot be in the container. */
            REMOVAL_OF_OTHERS,
            /** Removals that an exception passes over. */
            REMOVAL_SKIPPED,
            /** Removals, in code that nothing runs. */
            REMOVAL_NOT_RUN,
            /** Weak keys, which the values hold. */
            KEY_HELD,
            /** A builder that could set a bound, and sets none. */
            BUILDER
        }
    }

    /** What decides whether a growing call adds an entry. */
    public enum Shape {
        /** A map or set: only a new key adds. */
        KEYED,
        /** A map whose keys equal only themselves: every call adds. */
        IDENTITY,
        /** A list or queue: every call adds. */
        SEQUENCE,
        /** A text or buffer: every call appends. */
        TEXT,
        /** An array that is replaced by longer copies. */
        ARRAY
    }

    /** How strong the case against a container is. */
    public enum Strength {
        STRONG,
        FAIR,
        WEAK
    }

    public UnboundedGrowth {
        sites = List.copyOf(sites);
        evidence = List.copyOf(evidence);
        path = List.copyOf(path);
    }

    @Override
    public Site site() {
        return sites.get(0);
    }

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.unboundedGrowth(this);
    }
}
