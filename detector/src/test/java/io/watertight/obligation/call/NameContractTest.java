// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watertight.obligation.summary.Effect;
import io.watertight.program.MethodRef;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How unseen methods are read by their names. */
class NameContractTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "close",
                "closeQuietly",
                "closeAll",
                "dispose",
                "disposeNow",
                "shutdown",
                "shutdownNow",
                "release",
                "destroy",
                "disconnect",
                "free",
                "abort",
                "safeClose",
                "tryToCloseStream",
                "cleanUp",
                "cleanupAll",
                "terminate",
                "deleteQuietly",
                "flushSilently"
            })
    void a_name_that_says_so_releases_receiver_and_argument(String name) {
        assertEquals(Effect.Kind.RELEASES, NameContract.onReceiver(method(name, "(La/R;)V")));
        assertEquals(Effect.Kind.RELEASES, NameContract.onArgument(method(name, "(La/R;)V")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "closest",
                "closed",
                "freeze",
                "freedom",
                "released",
                "isClosed",
                "aborted",
                "disposed",
                "read",
                "safely",
                "cleaner",
                "tryToOpen"
            })
    void a_name_that_only_begins_alike_releases_nothing(String name) {
        assertEquals(Effect.Kind.BORROWS, NameContract.onReceiver(method(name, "(La/R;)V")));
        assertEquals(Effect.Kind.BORROWS, NameContract.onArgument(method(name, "(La/R;)V")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "add", "addListener", "register", "put", "putIfAbsent", "set", "setInput", "offer", "submit", "execute",
                "push", "schedule", "subscribe", "manage", "attach", "track", "enqueue", "send", "returnObject",
                        "store",
                "cache", "withBody", "bind", "publish"
            })
    void a_name_that_says_so_takes_the_argument_and_leaves_the_receiver(String name) {
        assertEquals(Effect.Kind.TAKES, NameContract.onArgument(method(name, "(La/R;)V")));
        assertEquals(Effect.Kind.BORROWS, NameContract.onReceiver(method(name, "(La/R;)V")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"address", "settle", "putative", "oktoberfest", "started", "bindings", "ownership"})
    void a_name_that_only_begins_alike_takes_nothing(String name) {
        assertEquals(Effect.Kind.BORROWS, NameContract.onArgument(method(name, "(La/R;)V")));
    }

    @ParameterizedTest
    @CsvSource({
        "(La/R;)V, BORROWS",
        "(La/R;)I, BORROWS",
        "(La/R;)[I, BORROWS",
        "(La/R;)Ljava/lang/String;, BORROWS",
        "(La/R;)Ljava/lang/Integer;, BORROWS",
        "(La/R;)Ljava/lang/Boolean;, BORROWS",
        "(La/R;)Ljava/lang/Class;, BORROWS",
        "(La/R;)La/Reader;, HELD_BY_RESULT",
        "(La/R;)Ljava/lang/Object;, HELD_BY_RESULT",
        "(La/R;)[La/Reader;, HELD_BY_RESULT",
    })
    void a_result_may_keep_an_argument_if_it_can_hold_another_object(String descriptor, Effect.Kind expected) {
        assertEquals(expected, NameContract.onArgument(method("parse", descriptor)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(La/R;)V", "(La/R;I)V"})
    void a_constructor_keeps_its_argument(String descriptor) {
        assertEquals(Effect.Kind.HELD_BY_RECEIVER, NameContract.onArgument(method("<init>", descriptor)));
    }

    private static MethodRef method(String name, String descriptor) {
        return new MethodRef("a/Unseen", name, descriptor);
    }
}
