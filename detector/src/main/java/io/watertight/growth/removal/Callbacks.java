// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.removal;

import io.watertight.growth.code.At;
import io.watertight.growth.code.BodyIndex;
import io.watertight.growth.code.Names;
import io.watertight.growth.container.ContainerUse;
import io.watertight.growth.holding.CallersOf;
import io.watertight.growth.holding.ProgramIndex;
import io.watertight.ir.Instruction;
import io.watertight.ir.Variable;
import io.watertight.program.ClassDecl;
import io.watertight.program.Descriptors;
import io.watertight.program.MethodDecl;
import io.watertight.program.MethodRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Methods that somebody else calls to say how something went: where only the one that tells of success removes an entry,
 * those that tell of failure leave it.
 *
 * @param growth where something is put in
 * @param removals those that run and can find what they ask for; at least one
 */
record Callbacks(ProgramIndex index, List<ContainerUse> growth, List<ContainerUse> removals) {
    private static final Pattern SUCCESS = Pattern.compile(
            "((on|handle|process)?(Success|Succeeded|Answer(ed)?|Response|Result|Completed?|Reply|Replied|Message|Received|Data|Done|Ack|Acknowledged|Next)"
                    + "|success|succeeded|answer(ed)?|response|result|completed?|reply|received|messageReceived|operationComplete|done|ack)"
                    + "(Received|Arrived)?");

    private static final Pattern FAILURE = Pattern.compile(
            "((on|handle|process)(Fail(ed|ure)?|Errors?|Exception|Time(d)?[oO]ut|Cancel(l?ed)?|Abort(ed)?|Reject(ed)?|Nack|Expir(ed|y))"
                    + "|fail(ed|ure)?|error|exceptionCaught|time(d)?[oO]ut|cancel(l?ed)|aborted|rejected|nack|expired?)"
                    + "(Received|Arrived)?");

    private static final Pattern TIMEOUT = Pattern.compile("(on)?(expired?|time(d)?out)", Pattern.CASE_INSENSITIVE);

    private static final Pattern END = Pattern.compile(
            "(on|handle|after)?(Session|Connection|Channel|Client|Socket|Consumer|Producer|Node|Peer)?"
                    + "(Closed?|Disconnect(ed)?|Inactive|Destroyed|Terminated|Expired|Lost|Unregistered)"
                    + "|(session|connection|channel|client|socket|consumer|producer|node|peer)?"
                    + "(closed|disconnected|[iI]nactive|destroyed|terminated|expired|Closed|Disconnected|Destroyed|Terminated|Expired|Lost)");

    /** What removes at the end of a key, be it told of it or asked to end it. */
    private static final Pattern ENDING = Pattern.compile(
            ".*(clos|disconnect|destroy|terminat|expire|remove|unregister|stop|delete|inactive|evict|release|end).*",
            Pattern.CASE_INSENSITIVE);

    /** When the removals are passed over, as {@code by Fetcher.onFailure}; empty when no callback is seen to forget. */
    Optional<String> forgetting() {
        if (!removals.stream().allMatch(Removals::removesByKey)) {
            return Optional.empty();
        }
        CallersOf removing = new CallersOf(index, removals);
        return ofFailure(removing)
                .or(() -> ofWatcher(removing))
                .or(() -> ofEnd(removing))
                .map(method -> "by " + Names.call(method));
    }

    private Optional<MethodRef> ofFailure(CallersOf removing) {
        Set<String> owners = removals.stream()
                .map(removal -> removal.context().method())
                .filter(method -> SUCCESS.matcher(method.name()).matches() && isCallback(method))
                .map(MethodRef::owner)
                .collect(Collectors.toSet());
        boolean areAll = removals.stream()
                .allMatch(removal ->
                        SUCCESS.matcher(removal.context().method().name()).matches());
        return areAll && owners.size() == 1
                ? callbacks(owners.iterator().next(), FAILURE)
                        .filter(method -> !removing.contain(method))
                        .filter(method -> isTold(method) || isMadeByPut(method.owner()))
                        .findFirst()
                : Optional.empty();
    }

    /** Whether all objects of the class are made by methods that put something in: for one entry each. */
    private boolean isMadeByPut(String type) {
        List<At> made = index.code.allocations(type);
        return !made.isEmpty()
                && made.stream()
                        .allMatch(at -> growth.stream()
                                .anyMatch(put -> put.context().method().equals(at.method())));
    }

    /** What ends the waiting for a key, in an object that is made for it where it is put in. */
    private Optional<MethodRef> ofWatcher(CallersOf removing) {
        return growth.stream()
                .flatMap(put -> madeForKey(put).stream())
                .flatMap(type -> callbacks(type, TIMEOUT))
                .filter(method -> !removing.contain(method))
                .findFirst();
    }

    /** The classes of the program whose constructors are given the key, internal names. */
    private List<String> madeForKey(ContainerUse put) {
        BodyIndex body = index.code.body(put.context().method()).orElseThrow();
        return body.body().code().stream()
                .flatMap(made -> made instanceof Instruction.Invoke call
                                && call.method().isConstructor()
                                && index.program.isAnalysed(call.method().owner())
                                && call.arguments().stream().skip(1).anyMatch(given -> body.isSame(given, put.key()))
                        ? Stream.of(call.method().owner())
                        : Stream.<String>empty())
                .toList();
    }

    /** What tells the holder of the end of a key, where nothing that does so removes it. */
    private Optional<MethodRef> ofEnd(CallersOf removing) {
        if (removals.stream()
                .anyMatch(removal ->
                        ENDING.matcher(removal.context().method().name()).matches())) {
            return Optional.empty();
        }
        String holder = growth.get(0).context().method().owner();
        List<MethodRef> told = callbacks(holder, END).filter(this::isToldObject).toList();
        return told.stream().noneMatch(removing::contain) ? told.stream().findFirst() : Optional.empty();
    }

    private Stream<MethodRef> callbacks(String type, Pattern named) {
        return index.program.find(type).map(ClassDecl::methods).stream()
                .flatMap(List::stream)
                .filter(method -> !method.isStatic() && !method.isSynthetic())
                .map(MethodDecl::ref)
                .filter(method -> named.matcher(method.name()).matches() && isCallback(method))
                .sorted();
    }

    /** Whether the method overrides one of another type, which others call, or may override one of a type that is missing. */
    private boolean isCallback(MethodRef method) {
        Set<String> supertypes = index.program.supertypes(method.owner());
        if (supertypes.stream().anyMatch(type -> index.program.find(type).isEmpty())) {
            return true;
        }
        return supertypes.stream()
                .filter(type -> !type.equals(method.owner()) && !type.equals("java/lang/Object"))
                .flatMap(type -> index.program.find(type).stream())
                .flatMap(decl -> decl.methods().stream())
                .anyMatch(decl -> decl.ref().name().equals(method.name())
                        && decl.ref().parameterTypes().size()
                                == method.parameterTypes().size());
    }

    /** Whether the method is told a key of the container, by its type. */
    private boolean isTold(MethodRef method) {
        List<String> told = method.parameterTypes().stream()
                .map(type -> Descriptors.box(type).map(box -> "L" + box + ";").orElse(type))
                .toList();
        return growth.stream().flatMap(put -> typeOfKey(put).stream()).anyMatch(told::contains);
    }

    /** Whether the method is told a key that is no text or number, which may be anything. */
    private boolean isToldObject(MethodRef method) {
        return isTold(method)
                && growth.stream().flatMap(put -> typeOfKey(put).stream()).noneMatch(type -> type.startsWith("Ljava/"));
    }

    private Optional<String> typeOfKey(ContainerUse put) {
        BodyIndex body = index.code.body(put.context().method()).orElseThrow();
        return put.key() == Variable.NONE
                ? Optional.empty()
                : RemovedKeys.classOf(body, put.key()).map(type -> "L" + type + ";");
    }
}
