// SPDX-License-Identifier: Apache-2.0
package io.watertight.knowledge;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ResourceNamesTest {
    @Test
    void a_type_is_told_by_how_its_name_ends_unless_a_longer_ending_says_otherwise() {
        ResourceNames names = ResourceNames.parse("# what\nReader\nWriter\nbut\nStringReader\n");
        assertTrue(names.include("org/shop/LedgerReader"));
        assertTrue(names.include("org/shop/Shelf$Writer"));
        assertFalse(names.include("org/shop/StringReader"));
        assertFalse(names.include("org/shop/Readers"));
    }

    @Test
    void the_built_in_names_can_be_read() {
        ResourceNames names = ResourceNames.builtIn();
        assertTrue(names.include("org/shop/LedgerInputStream"));
        assertFalse(names.include("org/shop/ByteArrayInputStream"));
        assertFalse(names.include("org/shop/Ledger"));
        assertTrue(names.include("org/shop/LedgerScanner"));
        assertFalse(names.include("org/shop/SourceFileScanner"));
        assertFalse(names.include("org/shop/XmlBeanDefinitionReader"));
    }
}
