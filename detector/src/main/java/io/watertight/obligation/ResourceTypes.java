// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation;

import io.watertight.knowledge.Knowledge;
import io.watertight.knowledge.Verb;
import io.watertight.program.Answer;
import io.watertight.program.Descriptors;
import io.watertight.program.Program;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which types can be resources at all. */
final class ResourceTypes {
    private static final String AUTO_CLOSEABLE = "java/lang/AutoCloseable";
    private static final List<String> CONTAINERS =
            List.of("java/lang/Iterable", "java/util/Iterator", "java/util/Map", "java/util/Optional");

    private final Program program;
    private final Knowledge knowledge;
    private final Map<String, Boolean> closeable = new ConcurrentHashMap<>();
    private final Map<String, Boolean> harmless = new ConcurrentHashMap<>();

    ResourceTypes(Program program, Knowledge knowledge) {
        this.program = program;
        this.knowledge = knowledge;
    }

    /** Whether values of the type, given by internal name, have a {@code close()} that can be called for them. */
    boolean isCloseable(String type) {
        return closeable.computeIfAbsent(type, t -> program.isSubtype(t, AUTO_CLOSEABLE) == Answer.YES);
    }

    /** Whether a field, parameter or result of this descriptor is declared as a closeable type. */
    boolean isCloseableDescriptor(String descriptor) {
        return descriptor.startsWith("L") && isCloseable(Descriptors.internalName(descriptor));
    }

    /** Whether the type is known to hold nothing outside the heap. */
    boolean isHarmless(String type) {
        return harmless.computeIfAbsent(
                type, t -> knowledge.typeFact(t, Verb.HARMLESS, program).isPresent());
    }

    /** Whether values of this descriptor can have a resource among their elements. */
    boolean isContainerDescriptor(String descriptor) {
        return descriptor.startsWith("[L")
                || (descriptor.startsWith("L") && isContainer(Descriptors.internalName(descriptor)));
    }

    private boolean isContainer(String type) {
        return CONTAINERS.stream().anyMatch(container -> program.isSubtype(type, container) == Answer.YES);
    }
}
