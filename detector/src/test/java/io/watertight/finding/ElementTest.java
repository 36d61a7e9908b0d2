// SPDX-License-Identifier: Apache-2.0
package io.watertight.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ElementTest {

    @Test
    void a_qualified_name_is_that_of_the_innermost_element() {
        assertEquals("a.C", new Element("a.C", "", "", "", "").qualifiedName());
        assertEquals("a.C.m()V", new Element("a.C", "m", "()V", "a.D", "f").qualifiedName());
        assertEquals("a.D.f", new Element("a.C", "", "", "a.D", "f").qualifiedName());
    }

    @Test
    void a_field_is_qualified_by_the_class_that_declares_it() {
        assertEquals("a.D.f", new Element("a.C", "m", "()V", "a.D", "f").qualifiedField());
        assertEquals("", new Element("a.C", "m", "()V", "", "").qualifiedField());
    }

    @Test
    void a_field_has_an_owner_and_an_owner_a_field() {
        assertThrows(IllegalArgumentException.class, () -> new Element("a.C", "m", "()V", "", "f"));
        assertThrows(IllegalArgumentException.class, () -> new Element("a.C", "m", "()V", "a.D", ""));
    }
}
