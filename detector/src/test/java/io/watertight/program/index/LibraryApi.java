// SPDX-License-Identifier: Apache-2.0
package io.watertight.program.index;

import io.watertight.knowledge.FactMembers;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What of the libraries is worth a place in the index. Of a type that can be closed, and of one that a fact is about, all
 * public members. Of others the constructors and methods that make, wrap or take such a type, and the fluent ones that
 * lead there; of exceptions their names. All with their supertypes.
 */
final class LibraryApi {
    private static final String AUTO_CLOSEABLE = "java/lang/AutoCloseable";
    private static final String THROWABLE = "java/lang/Throwable";
    private static final Set<String> ENDS = Set.of("close()V", "dispose()V", "shutdown()V", "shutdownNow()V");
    /** Closeable by type, but hardly ever a duty: they would make a resource of every type with a list. */
    private static final String STREAMS = "java/util/stream/";

    /**
     * Of larger types what neither throws, nor makes an object, nor leads to a resource, nor is named by a fact is left out: it
     * would be half of the index.
     */
    private static final int MANY = 40;

    private static final Pattern REFERENCE = Pattern.compile("L([^;]+);");

    private final LibraryJars jars;
    private final Set<String> whole;
    private final Set<String> members = FactMembers.names();
    private final Set<String> resources = new HashSet<>();
    private final SortedMap<String, ApiType> chosen = new TreeMap<>();

    private LibraryApi(LibraryJars jars, Set<String> whole) {
        this.jars = jars;
        this.whole = whole;
    }

    /** @param whole file names of the jars of which all types count */
    static SortedMap<String, ApiType> of(LibraryJars jars, Set<String> whole) {
        LibraryApi api = new LibraryApi(jars, whole);
        api.choose();
        return api.chosen;
    }

    private void choose() {
        Set<String> known = FactMembers.types();
        for (ApiType type : jars.types().values()) {
            if (known.contains(type.name()) || (jars.isVisible(type) && isCloseable(type.name()))) {
                resources.add(type.name());
            }
        }
        for (ApiType type : jars.types().values()) {
            if (resources.contains(type.name()) || (jars.isVisible(type) && whole.contains(jars.jarOf(type.name())))) {
                addWithSupertypes(type, true);
            } else if (jars.isVisible(type)
                    && (isException(type)
                            || endsItself(type)
                            || type.members().stream().anyMatch(this::makes))) {
                addWithSupertypes(type, false);
            }
        }
    }

    private boolean isException(ApiType type) {
        return jars.supertypes(type.name()).contains(THROWABLE);
    }

    private boolean isCloseable(String type) {
        return !type.startsWith(STREAMS) && jars.supertypes(type).contains(AUTO_CLOSEABLE);
    }

    private static boolean endsItself(ApiType type) {
        return type.members().stream().anyMatch(LibraryApi::ends);
    }

    private static boolean ends(ApiMember member) {
        return Modifier.isPublic(member.access()) && ENDS.contains(member.name() + member.descriptor());
    }

    /** Whether the result of the method is a resource. */
    private boolean makes(ApiMember member) {
        return member.isMethod() && Modifier.isPublic(member.access()) && isResource(result(member));
    }

    private boolean isResource(String type) {
        return resources.contains(type) || (!jars.types().containsKey(type) && isCloseable(type));
    }

    private void addWithSupertypes(ApiType type, boolean isWhole) {
        for (String name : jars.supertypes(type.name())) {
            ApiType supertype = jars.types().get(name);
            if (supertype != null) {
                ApiType kept = reduced(supertype, isWhole);
                chosen.merge(
                        name, kept, (a, b) -> a.members().size() >= b.members().size() ? a : b);
            }
        }
    }

    private ApiType reduced(ApiType type, boolean isWhole) {
        List<ApiMember> methods = type.members().stream()
                .filter(m -> m.isMethod() && Modifier.isPublic(m.access()))
                .map(m -> new ApiMember(
                        m.access(),
                        m.name(),
                        m.descriptor(),
                        m.exceptions().stream().filter(jars::isChecked).toList()))
                .toList();
        boolean isKept = isWhole && methods.size() <= MANY;
        boolean isException = isException(type);
        boolean isLarge = methods.size() > MANY;
        List<ApiMember> kept = methods.stream()
                .filter(m -> isKept
                        || matters(m)
                        || (isFluent(type, m) && !isLarge)
                        || (isWhole && (!m.exceptions().isEmpty() || m.name().equals("<init>")))
                        || members.contains(type.name() + "." + m.name()))
                .filter(m -> isWhole || !isException)
                .toList();
        return new ApiType(
                type.name(), type.access(), type.superName(), type.interfaces(), type.enclosing(), type.isOpen(), kept);
    }

    /** Of a type that is no resource itself: what makes, ends or takes one. */
    private boolean matters(ApiMember member) {
        return makes(member)
                || ends(member)
                || types(parameters(member)).stream().anyMatch(this::isResource);
    }

    private static boolean isFluent(ApiType type, ApiMember member) {
        return result(member).equals(type.name());
    }

    private static String result(ApiMember member) {
        String descriptor = member.descriptor();
        List<String> types = types(descriptor.substring(descriptor.indexOf(')') + 1));
        return types.isEmpty() ? "" : types.get(0);
    }

    private static String parameters(ApiMember member) {
        return member.descriptor().substring(0, member.descriptor().indexOf(')'));
    }

    private static List<String> types(String descriptor) {
        return REFERENCE
                .matcher(descriptor)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
