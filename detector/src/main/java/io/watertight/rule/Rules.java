// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rules, in the order in which a violation is offered to them. */
public final class Rules {
    private Rules() {}

    /** Every rule. */
    public static List<Rule> all() {
        return List.of(
                new ResourceNeverClosed(),
                new ResourceLeakedOnPath(),
                new ResourceLeakedOnException(),
                new CloseSkippedOnException(),
                new LockNotReleased(),
                new LockReleasedWithoutHold(),
                new FieldNeverReleased(),
                new FieldOverwrittenWhileOpen(),
                new RemovalMissesCollection(),
                new WeakKeyHeldByValue(),
                new KeyWithoutEquality(),
                new UnboundedStaticCollection(),
                new UnboundedSingletonCollection(),
                new UnboundedInstanceCollection(),
                new ThreadLocalNotRemoved(),
                new ThreadContextNotCleared(),
                new ListenerNotRemoved(),
                new UnboundedTags(),
                new StaticExecutorNotShutDown());
    }

    /** Every rule as hosts show it, in the same order. */
    public static List<RuleDescription> descriptions() {
        return all().stream().map(Rules::describe).toList();
    }

    private static RuleDescription describe(Rule rule) {
        LeakPattern pattern = rule.getClass().getAnnotation(LeakPattern.class);
        return new RuleDescription(
                rule.name(), pattern.title(), pattern.group(), pattern.cwe(), pattern.rank(), prose(rule));
    }

    private static String prose(Rule rule) {
        String name = rule.name() + ".md";
        try (InputStream in = rule.getClass().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("rule without its prose: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
