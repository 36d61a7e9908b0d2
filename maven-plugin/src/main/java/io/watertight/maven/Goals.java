// SPDX-License-Identifier: Apache-2.0
package io.watertight.maven;

import io.watertight.option.OptionNames;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.maven.plugin.descriptor.MojoDescriptor;

/** Reads the names of all options from the descriptor of this plugin, so that no list of them can fall behind. */
final class Goals {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{(watertight\\.[^}]+)}");

    private Goals() {}

    static OptionNames optionNames(MojoDescriptor goal) {
        Set<String> own = names(goal);
        Set<String> others = new TreeSet<>();
        goal.getPluginDescriptor().getMojos().forEach(other -> others.addAll(names(other)));
        others.removeAll(own);
        return new OptionNames(goal.getGoal(), own, others);
    }

    private static Set<String> names(MojoDescriptor goal) {
        return goal.getParameters().stream()
                .map(parameter -> parameter.getExpression())
                .filter(Objects::nonNull)
                .map(EXPRESSION::matcher)
                .filter(Matcher::matches)
                .map(expression -> expression.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
