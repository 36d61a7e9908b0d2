// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watertight.knowledge.Knowledge;
import io.watertight.leak.UnboundedGrowth.Shape;
import io.watertight.program.JdkIndex;
import io.watertight.program.Program;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No library is on the class path here: only the JDK's types can be read. */
class ContainerTypesTest {
    private final ContainerTypes types =
            new ContainerTypes(new Program(List.of(), JdkIndex.at(17)), Knowledge.load(List.of(), diagnostic -> {
                throw new AssertionError(diagnostic);
            }));

    @Test
    void a_type_of_the_jdk_is_a_container_when_it_or_a_supertype_adds() {
        assertTrue(types.isContainer("Ljava/util/concurrent/ConcurrentSkipListMap;"));
        assertTrue(types.isContainer("Ljava/util/BitSet;"));
        assertFalse(types.isContainer("Ljava/lang/String;"));
    }

    @Test
    void an_iterator_is_a_view_and_no_container() {
        assertTrue(types.isView("Ljava/util/Iterator;"));
        assertFalse(types.isContainer("Ljava/util/Iterator;"));
    }

    @Test
    void a_type_that_cannot_be_read_is_a_container_when_lines_about_it_say_so() {
        assertTrue(types.isContainer("Lcom/google/common/cache/LoadingCache;"));
        assertTrue(types.isContainer("Lio/netty/util/collection/IntObjectHashMap;"));
    }

    @Test
    void a_type_that_only_fills_another_container_or_keeps_listeners_is_none() {
        assertFalse(types.isContainer("Lcom/google/common/collect/Iterables;"));
        assertFalse(types.isContainer("Lcom/google/common/eventbus/EventBus;"));
        assertFalse(types.isView("Lcom/google/common/collect/Iterables;"));
    }

    @Test
    void what_an_equal_addition_does_is_a_containers_shape() {
        assertEquals(Shape.TEXT, shape("java/lang/StringBuilder"));
        assertEquals(Shape.TEXT, shape("java/io/StringWriter"));
        assertEquals(Shape.SEQUENCE, shape("java/util/ArrayDeque"));
        assertEquals(Shape.SEQUENCE, shape("gnu/trove/list/TIntList"));
        assertEquals(Shape.KEYED, shape("java/util/Hashtable"));
        assertEquals(Shape.KEYED, shape("java/util/BitSet"));
        assertEquals(Shape.KEYED, shape("com/google/common/cache/Cache"));
        assertEquals(Shape.KEYED, types.shape("java/util/Collection", Set.of("java/util/HashSet")));
    }

    private Shape shape(String type) {
        return types.shape(type, Set.of());
    }

    @Test
    void registries_of_the_jdk_are_no_containers() {
        assertFalse(types.isContainer("Ljava/lang/ThreadLocal;"));
        assertFalse(types.isView("Ljava/util/Observable;"));
    }
}
