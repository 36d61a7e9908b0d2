// SPDX-License-Identifier: Apache-2.0
package io.watertight.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MethodRefTest {

    @Test
    void a_method_is_named_as_its_call_is_written() {
        assertEquals("Map.Entry.getKey", named("getKey"));
        assertEquals("new Map.Entry", named("<init>"));
        assertEquals("the static initializer of Map.Entry", named("<clinit>"));
    }

    @Test
    void the_body_of_a_lambda_expression_is_named_by_where_it_stands() {
        assertEquals("the lambda in Map.Entry.comparing", named("lambda$comparing$0"));
        assertEquals("the lambda in Map.Entry", named("lambda$new$1"));
        assertEquals("the lambda in Map.Entry", named("lambda$static$2"));
        assertEquals("the lambda in Map.Entry", named("lambda$3"));
    }

    private static String named(String name) {
        return new MethodRef("java/util/Map$Entry", name, "()V").readableName();
    }
}
