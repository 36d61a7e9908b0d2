// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.key;

import io.watertight.program.Descriptors;
import io.watertight.program.MethodRef;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the words of a program say of how many there will be. Names prove nothing, but what is called a type, a column or
 * a locale is mostly one of the things that an application consists of, and a request or a statement seldom lasts.
 */
public final class KeyWords {
    /** Things of which an application, its configuration or a schema has as many as somebody wrote down. */
    private static final Set<String> PARTS = words("""
            action adapter algorithm annotation attr attribute bundle calendar catalog category charset
            chronology cipher class clazz cluster codec color column command component conf config
            configuration constructor converter coordinator counter country database definition dependency
            descriptor deserializer detector dialect dir directory disk driver encoding engine enum extension
            factory feature field filter font format formatter function getter handler header icon index
            inspector interceptor keyspace kind language level listener loader locale logger mapper measure
            method metric mime mode module name namespace operation operator option package partition
            permission phase plugin policy prefix property protocol provider queue region resolver role
            schema scheme scope serializer setter setting shard signal state status strategy style suffix
            suite table template topic type unit validator version volume zone
            """);

    /** Things that come and go while an application runs. */
    private static final Set<String> WORK = words("""
            account addr address channel client connection content endpoint expression host ip message node pattern
            peer principal query remote request sender session socket sql statement text ticket token uri url user
            username uuid
            """);

    /** Words that say what a thing is known by, not what it is. */
    private static final Set<String> LABELS = words("""
            name names id key info spec path code
            """);

    /** What belongs to one piece of work, or is written down before the work begins. */
    private static final Set<String> PASSING = words("""
            attempt batch builder call collector compiler conf config configuration context definition event
            exchange iterator job message options parser plan properties query reader reply request response
            result set settings spec statement stream task transaction visitor work writer
            """);

    /** Texts of which there is another one for each customer, request or document. */
    private static final Pattern CONTENT = Pattern.compile(
            "(.*[a-z_])?(id|ids|uuid|guid|user|user_?name|login|account|customer|session|token|sku|isbn|address|addr|ip|host"
                    + "|host_?name|e?mail|phone|ur[li]|href|link|query|sql|statement|expression|expr|text|message|msg|input"
                    + "|content|body|line|word|term|search|hash|digest|cookie|header|referr?er|user_?agent)",
            Pattern.CASE_INSENSITIVE);

    /** What a request is asked for that its sender has chosen, or that says who it is. */
    private static final Pattern SENT = Pattern.compile(
            "get(Header|HeaderString|HeaderValue|FirstHeader|QueryString|Query|RequestURI|RequestURL|RequestUri|Uri|URI|Url|URL"
                    + "|Parameter|PathInfo|RemoteAddr|RemoteHost|RemoteAddress|RemoteUser|UserAgent|SessionId|RequestedSessionId)");

    private static final Pattern REQUEST =
            Pattern.compile(".*(Request|Exchange|RoutingContext|Headers|Cookies?)(Context|Base)?");

    /** Accessors of what is another one for each customer or request, where the word alone says so. */
    private static final Pattern OF_CONTENT = Pattern.compile(
            "get.*(UserId|UserName|Username|SessionId|ClientId|CustomerId|AccountId|RequestId|CorrelationId|MessageId"
                    + "|TransactionId|OrderId|TraceId|Token|Email|IpAddress|RemoteAddress|UserAgent|Url|Uri|URL|URI|Sql)");

    private KeyWords() {}

    /** Whether a method, by its name and that of its class, answers what comes with a request or is another one for each. */
    static boolean answersContent(MethodRef method) {
        String name = method.name();
        return (SENT.matcher(name).matches()
                        && REQUEST.matcher(Descriptors.simpleName(method.owner()))
                                .matches())
                || OF_CONTENT.matcher(name).matches();
    }

    /** Whether a text is called like one of which there is another one each time: {@code customerId}, {@code url}. */
    static boolean meansContent(String name) {
        return !meansPart(name) && CONTENT.matcher(name).matches();
    }

    /** Whether a name, of a parameter or a type, is one of such a thing: {@code theTypeName}, {@code TableId}. */
    public static boolean meansPart(String name) {
        String head = head(name);
        return PARTS.contains(head) || PARTS.contains(singular(head));
    }

    /** Whether a name, of a parameter or a type, is one of what comes and goes: {@code remoteAddress}, {@code SessionId}. */
    public static boolean meansWork(String name) {
        String head = head(name);
        return WORK.contains(head) || WORK.contains(singular(head));
    }

    /** The last word, or the one before it if that says no more than what a thing is known by. */
    private static String head(String name) {
        String[] words = parts(name);
        int last = words.length - 1;
        return words[last > 0 && LABELS.contains(words[last]) ? last - 1 : last];
    }

    /** Whether objects of the class, an internal name, mostly serve one piece of work, or are no more than settings. */
    public static boolean meansPassing(String type) {
        String[] words = parts(Descriptors.simpleName(type));
        return PASSING.contains(words[words.length - 1]);
    }

    private static String singular(String word) {
        return word.endsWith("ies") ? word.substring(0, word.length() - 3) + "y" : word.replaceFirst("(?<=..)s$", "");
    }

    private static Set<String> words(String list) {
        return Set.of(list.strip().split("\\s+"));
    }

    /** The words of a name in camel case or with underscores, in lower case. */
    private static String[] parts(String name) {
        String[] words = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .split("[_./$;]+");
        return words.length == 0 ? new String[] {""} : words;
    }
}
