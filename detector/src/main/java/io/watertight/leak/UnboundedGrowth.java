// SPDX-License-Identifier: Apache-2.0
package io.watertight.leak;

import io.watertight.program.FieldRef;
import java.util.List;

/**
 * A long-lived container that grows and shows no evidence of a bound.
 *
 * @param container the field that holds it
 * @param sites where it grows, the reported one first
 * @param evidence what was looked for that would bound it and was not found, each as a clause
 * @param key where the key or element comes from, as a clause; empty when not known
 * @param strength how strong the case is
 * @param path from the entry point to the growth site
 */
public record UnboundedGrowth(
        FieldRef container, List<Site> sites, List<String> evidence, String key, Strength strength, List<Step> path)
        implements Violation {

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
