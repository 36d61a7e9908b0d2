// SPDX-License-Identifier: Apache-2.0
package io.watertight.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.option.OptionNames;
import java.util.Set;
import org.apache.maven.plugin.descriptor.DuplicateParameterException;
import org.apache.maven.plugin.descriptor.InvalidPluginDescriptorException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GoalsTest {
    private final PluginDescriptor plugin = new PluginDescriptor();

    @Test
    void theOptionsOfAGoalAreThePropertiesOfItsParametersAndOtherGoalsAreToldApart() throws Exception {
        MojoDescriptor check = goal("check", "${session}", "${watertight.skip}", null);
        goal("scan", "${watertight.skip}", "${watertight.inputs}");
        assertEquals(
                new OptionNames("check", Set.of("watertight.skip"), Set.of("watertight.inputs")),
                Goals.optionNames(check));
    }

    private MojoDescriptor goal(String name, @Nullable String... expressions)
            throws DuplicateParameterException, InvalidPluginDescriptorException {
        MojoDescriptor goal = new MojoDescriptor();
        goal.setGoal(name);
        for (int i = 0; i < expressions.length; i++) {
            Parameter parameter = new Parameter();
            parameter.setName("parameter" + i);
            parameter.setExpression(expressions[i]);
            goal.addParameter(parameter);
        }
        goal.setPluginDescriptor(plugin);
        plugin.addMojo(goal);
        return goal;
    }
}
