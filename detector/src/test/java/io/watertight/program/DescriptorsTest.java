// SPDX-License-Identifier: Apache-2.0
package io.watertight.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = " = ",
            value = {
                "()V = []",
                "(I)V = [I]",
                "(IJ)V = [I, J]",
                "(Ljava/lang/String;Z)I = [Ljava/lang/String;, Z]",
                "([[ILa/B;[Lc/D;J)V = [[[I, La/B;, [Lc/D;, J]",
                "(BCDFIJSZ)[J = [B, C, D, F, I, J, S, Z]",
            })
    void parameters_are_listed_from_first_to_last(String descriptor, String expected) {
        assertEquals(expected, Descriptors.parameters(descriptor).toString());
    }

    @Test
    void references_are_classes_and_arrays() {
        assertTrue(List.of("La/B;", "[La/B;", "[I", "[[J").stream().allMatch(Descriptors::isReference));
        assertFalse(List.of("I", "J", "Z", "V", "D").stream().anyMatch(Descriptors::isReference));
    }

    @Test
    void only_class_types_have_an_internal_name_of_their_own() {
        assertEquals("java/util/Map$Entry", Descriptors.internalName("Ljava/util/Map$Entry;"));
        assertEquals("[La/B;", Descriptors.internalName("[La/B;"));
        assertEquals("J", Descriptors.internalName("J"));
    }

    @Test
    void names_are_written_for_readers_and_for_the_jvm() {
        assertEquals("Map.Entry", Descriptors.simpleName("java/util/Map$Entry"));
        assertEquals("Unpackaged", Descriptors.simpleName("Unpackaged"));
        assertEquals("java.util.Map$Entry", Descriptors.binaryName("java/util/Map$Entry"));
    }

    @Test
    void a_method_reads_its_own_descriptor() {
        MethodRef method = new MethodRef("a/B", "of", "(ILjava/lang/String;)[La/B;");

        assertEquals(List.of("I", "Ljava/lang/String;"), method.parameterTypes());
        assertEquals("[La/B;", method.returnType());
        assertEquals("a/B.of(ILjava/lang/String;)[La/B;", method.toString());
        assertFalse(method.isConstructor());
        assertTrue(new MethodRef("a/B", "<init>", "()V").isConstructor());
        assertTrue(new MethodRef("a/B", "<clinit>", "()V").isStaticInitializer());
    }
}
