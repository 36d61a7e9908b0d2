// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.call;

import io.watertight.obligation.summary.Effect;
import io.watertight.program.Descriptors;
import io.watertight.program.MethodRef;
import java.util.List;
import java.util.Set;

/** How an unseen call is read by its name, so that unknown code is graded and not silent. */
public final class NameContract {
    private static final LeadingWords RELEASING = LeadingWords.of(
            "close",
            "dispose",
            "shutdown",
            "release",
            "destroy",
            "disconnect",
            "free",
            "abort",
            "cleanup",
            "cleanUp",
            "terminate");

    private static final LeadingWords CLEANING = LeadingWords.of("cleanup", "cleanUp", "terminate");
    /** How names go on before the word "close" when they mean just that. */
    private static final LeadingWords CLOSING = LeadingWords.of(
                    "safe",
                    "safely",
                    "try",
                    "tryTo",
                    "do",
                    "maybe",
                    "quiet",
                    "quietly",
                    "silent",
                    "silently",
                    "force",
                    "attempt",
                    "checked",
                    "really")
            .followedBy("Close");
    /** How types are called whose objects run until they are stopped. */
    private static final List<String> RUNNING = List.of(
            "Server",
            "Service",
            "Cluster",
            "Container",
            "Broker",
            "Daemon",
            "Scheduler",
            "Engine",
            "Node",
            "Client",
            "Application",
            "Context");

    /** How types are called whose objects only carry an input to what reads it later, and often closes it. */
    private static final List<String> CARRYING = List.of(
            "Source",
            "Resource",
            "Entity",
            "Body",
            "Content",
            "Part",
            "Attachment",
            "Payload",
            "Request",
            "Response",
            "Message",
            "Provider",
            "Supplier",
            "Task",
            "Thread",
            "Gobbler",
            "Pumper");
    /** Packages of the JDK beside its own. */
    private static final List<String> JDK = List.of("java/", "javax/", "org/xml/", "org/w3c/");

    /** Methods that read what they are given and leave closing it to the caller. */
    private static final LeadingWords COPYING = LeadingWords.of("copy", "transfer", "pump", "pipe", "drain");

    /** The last method to be called on an object, besides the releasing ones. */
    private static final LeadingWords LAST =
            LeadingWords.of("stop", "terminate", "quit", "cleanup", "tearDown", "finish", "end");

    /** What of a thing that goes on is closed by itself. */
    private static final List<String> PARTS = List.of("Entry", "Element", "Tag", "Object", "Array", "Section", "Group");

    /** Words that end something, but not always for good. */
    private static final LeadingWords ENDING = LeadingWords.of(
            "stop",
            "terminate",
            "end",
            "finish",
            "cancel",
            "quit",
            "cleanup",
            "clean",
            "unlock",
            "kill",
            "interrupt",
            "halt",
            "exit",
            "join",
            "await",
            "complete",
            "reset",
            "clear",
            "logout",
            "detach",
            "unregister",
            "tear",
            "return",
            "evict",
            "discard",
            "remove",
            "delete",
            "drop");

    private static final LeadingWords TAKING = LeadingWords.of(
            "add",
            "register",
            "put",
            "set",
            "offer",
            "submit",
            "execute",
            "push",
            "schedule",
            "subscribe",
            "manage",
            "own",
            "attach",
            "track",
            "enqueue",
            "send",
            "give",
            "return",
            "recycle",
            "complete",
            "accept",
            "start",
            "defer",
            "bind",
            "with",
            "publish",
            "fire",
            "emit",
            "ok",
            "entity",
            "body",
            "save",
            "store",
            "cache",
            "succeed",
            "succeeded",
            "success",
            "resolve",
            "fulfill",
            "upgrade");
    private static final Set<String> CANNOT_HOLD = Set.of(
            "Ljava/lang/String;",
            "Ljava/lang/Integer;",
            "Ljava/lang/Long;",
            "Ljava/lang/Boolean;",
            "Ljava/lang/Class;");

    private static final LeadingWords GETTING =
            LeadingWords.of("get", "is", "has", "size", "length", "name", "to", "hash", "equals", "ordinal");

    /** Questions for which the next element is fetched. */
    private static final LeadingWords READING = LeadingWords.of("hasNext", "hasMore");

    private static final LeadingWords GIVING_BACK = LeadingWords.of("release", "return", "give", "put", "recycle");

    private static final LeadingWords WAITING = LeadingWords.of(
            "await", "join", "wait", "sleep", "take", "put", "acquire", "get", "invoke", "poll", "offer", "lock",
            "run");

    private static final LeadingWords CHECKING =
            LeadingWords.of("check", "ensure", "require", "assert", "verify", "validate", "throw", "fail");
    private static final List<String> LOGS = List.of("Log", "Logger", "LOG");

    private NameContract() {}

    /** What an unseen method of this name does to its receiver. */
    public static Effect.Kind onReceiver(MethodRef method) {
        return releases(method.name()) || stopsForGood(method) ? Effect.Kind.RELEASES : Effect.Kind.BORROWS;
    }

    /** Whether the method stops its receiver, of a type that is named like what runs until then. */
    static boolean stopsForGood(MethodRef method) {
        String type = Descriptors.simpleName(method.owner());
        return method.name().equals("stop")
                && method.parameterTypes().isEmpty()
                && RUNNING.stream().anyMatch(type::endsWith);
    }

    /** Whether a method of this name ends its receiver unless the receiver has a {@code close()} as well. */
    static boolean cleansUp(MethodRef method) {
        return CLEANING.start(method.name());
    }

    /** Whether a method of this name closes what it is given. */
    static boolean closes(MethodRef method) {
        return releases(method.name())
                && (startsWithWord(method.name(), "close") || method.name().endsWith("Quietly"));
    }

    /** Whether a constructor reads the input that it is given, as far as the name of its type tells. */
    static boolean readsAtOnce(MethodRef constructor) {
        String type = Descriptors.simpleName(constructor.owner());
        return JDK.stream().noneMatch(constructor.owner()::startsWith)
                && CARRYING.stream().noneMatch(type::endsWith);
    }

    /** Whether a method of this name copies from or to what it is given, and no more. */
    static boolean copies(MethodRef method) {
        return COPYING.start(method.name());
    }

    /** Whether a method of this name may end the life of its receiver, in the widest sense. */
    static boolean mayRelease(MethodRef method) {
        return releases(method.name()) || ENDING.start(method.name());
    }

    /** Whether a method of this name is the last to be called on its receiver, whatever it is given. */
    public static boolean endsOwner(MethodRef method) {
        return releases(method.name()) || endsLife(method);
    }

    /** Whether a method without parameters of this name ends the life of its receiver, as far as a reader can tell. */
    public static boolean endsLife(MethodRef method) {
        return method.parameterTypes().isEmpty() && (releases(method.name()) || LAST.start(method.name()));
    }

    /** Whether a method of this name only tells something of its receiver. */
    public static boolean isGetter(MethodRef method) {
        return method.parameterTypes().isEmpty() && !READING.start(method.name()) && GETTING.start(method.name());
    }

    /** Whether a method of this name returns something to those who lent it, and does not end it. */
    public static boolean givesBack(MethodRef method) {
        return GIVING_BACK.start(method.name());
    }

    /** Whether a method of this name may wait, and be interrupted. */
    public static boolean waits(MethodRef method) {
        return WAITING.start(method.name());
    }

    /** Whether a method of this name throws when it was called in the wrong state, or with the wrong arguments. */
    public static boolean isCheck(MethodRef method) {
        return CHECKING.start(method.name());
    }

    /** Whether it only writes a line to a log. */
    public static boolean isNote(MethodRef method) {
        String type = method.owner().substring(method.owner().lastIndexOf('/') + 1);
        return LOGS.stream().anyMatch(type::endsWith);
    }

    /** What an unseen method of this name does to an argument. */
    public static Effect.Kind onArgument(MethodRef method) {
        if (releases(method.name())) {
            return Effect.Kind.RELEASES;
        }
        if (method.isConstructor()) {
            return Effect.Kind.HELD_BY_RECEIVER;
        }
        if (TAKING.start(method.name())) {
            return Effect.Kind.TAKES;
        }
        return canHold(method.returnType()) ? Effect.Kind.HELD_BY_RESULT : Effect.Kind.BORROWS;
    }

    private static boolean releases(String name) {
        return name.endsWith("Quietly") || name.endsWith("Silently") || (releasesAsWhole(name) && !endsPart(name));
    }

    /** Whether only a part of the receiver is ended: {@code closeEntry} of an archive that goes on. */
    private static boolean endsPart(String name) {
        return name.equals("shutdownInput")
                || name.equals("shutdownOutput")
                || PARTS.stream().anyMatch(name::endsWith);
    }

    private static boolean releasesAsWhole(String name) {
        return RELEASING.start(name) || CLOSING.start(name);
    }

    /** Whether a camel case name starts with this lower-case word. */
    public static boolean startsWithWord(String name, String word) {
        return name.startsWith(word)
                && (name.length() == word.length() || !Character.isLowerCase(name.charAt(word.length())));
    }

    /** Whether an object of this type descriptor can keep another object. */
    public static boolean canHold(String descriptor) {
        boolean reference = descriptor.startsWith("L") || descriptor.startsWith("[L");
        return reference && !CANNOT_HOLD.contains(descriptor);
    }
}
