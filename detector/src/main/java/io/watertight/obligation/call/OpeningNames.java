// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.call;

import io.watertight.program.Descriptors;
import io.watertight.program.MethodRef;
import java.util.List;
import java.util.Set;

/** How the name of an unseen method, and that of its type, are read: whether its result is made for the caller. */
public final class OpeningNames {
    private static final LeadingWords OPENING = LeadingWords.of(
            "open", "create", "new", "connect", "accept", "acquire", "borrow", "start", "launch", "obtain", "prepare");
    /** How types are called whose objects give out others that go back or are closed. */
    private static final List<String> SOURCES =
            List.of("Factory", "Pool", "Source", "Provider", "DriverManager", "Drivers", "Connector");
    /** Methods that give out what others use as well. */
    private static final Set<String> SHARING = Set.of("getInstance", "getDefault", "getCurrent", "getShared");
    /** Types whose streams are those of their object, which ends them: a container's request, a socket, a process, a wrapper. */
    private static final List<String> ENDING_THEIR_STREAMS =
            List.of("Request", "Response", "Socket", "Exchange", "Process", "Message", "Context", "Shell", "Wrapper");

    private OpeningNames() {}

    /** Whether the name of the method says that what it returns was made for the caller. */
    public static boolean opens(MethodRef method) {
        return method.isConstructor() || OPENING.start(method.name());
    }

    /**
     * Whether the method is named like a getter, but of something that gives out what its callers return: a connection of a
     * pool, a client that its own class configures.
     */
    public static boolean handsOut(MethodRef method) {
        boolean isGetter = NameContract.startsWithWord(method.name(), "get")
                && method.name().length() > 3;
        String owner = Descriptors.simpleName(method.owner());
        boolean isOwnType = method.returnType().equals("L" + method.owner() + ";")
                && !method.parameterTypes().isEmpty();
        String result = Descriptors.simpleName(Descriptors.internalName(method.returnType()));
        return isGetter
                && !SHARING.contains(method.name())
                && SOURCES.stream().noneMatch(result::endsWith)
                && (isOwnType || SOURCES.stream().anyMatch(owner::endsWith));
    }

    /** Whether an input that the method returns may be one that it has opened: most are, whatever the method is called. */
    public static boolean mayOpenInput(MethodRef method) {
        String owner = Descriptors.simpleName(method.owner());
        return !method.name().equals("get") && ENDING_THEIR_STREAMS.stream().noneMatch(owner::endsWith);
    }
}
