// SPDX-License-Identifier: Apache-2.0
package io.watertight.spotbugs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunRequestTest {
    private static final Path CLASSES = Path.of("/build/classes");

    @Test
    void a_class_file_stands_for_the_folder_in_which_its_package_begins() {
        assertEquals(
                Optional.of(CLASSES),
                RunRequest.root(CLASSES.resolve("shop/cart/Cart.class"), "shop/cart/Cart.class", List.of()));
    }

    @Test
    void a_class_file_in_a_folder_of_another_name_stands_for_itself() {
        assertEquals(
                Optional.empty(), RunRequest.root(CLASSES.resolve("old/Cart.class"), "shop/Cart.class", List.of()));
        assertEquals(Optional.empty(), RunRequest.root(CLASSES.resolve("MyCart.class"), "Cart.class", List.of()));
    }

    @Test
    void a_class_without_a_package_stands_for_its_folder_only_on_the_class_path() {
        Path file = CLASSES.resolve("Cart.class");

        assertEquals(Optional.empty(), RunRequest.root(file, "Cart.class", List.of(Path.of("/work"))));
        assertEquals(
                Optional.of(CLASSES), RunRequest.root(file, "Cart.class", List.of(Path.of("/build/lib/../classes/"))));
    }
}
