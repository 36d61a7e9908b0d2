// SPDX-License-Identifier: Apache-2.0
package io.watertight.program.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The API of two releases of the JDK as one: what both have, and what one of them has alone, marked with its life. */
final class MergedApi {
    /** The life of something, with the thing. */
    record Living<T>(T value, Life life) {}

    /** A type with everything that it is, or was. */
    record Type(
            ApiType newest,
            Life life,
            List<Living<String>> superclasses,
            List<Living<String>> interfaces,
            List<Living<Member>> members) {}

    /** A member with every checked exception that it throws, or threw. */
    record Member(ApiMember newest, List<Living<String>> exceptions) {}

    private final int older;
    private final int newer;
    private final JdkImage olderImage;
    private final JdkImage newerImage;
    private final ReleaseSymbols between;
    private final SortedMap<String, Type> types = new TreeMap<>();

    private MergedApi(int older, JdkImage olderImage, int newer, JdkImage newerImage, ReleaseSymbols between) {
        this.older = older;
        this.olderImage = olderImage;
        this.newer = newer;
        this.newerImage = newerImage;
        this.between = between;
    }

    /** @param between says in which of the releases between the two something came or went */
    static SortedMap<String, Type> of(
            int older, JdkImage olderImage, int newer, JdkImage newerImage, ReleaseSymbols between) throws IOException {
        MergedApi merged = new MergedApi(older, olderImage, newer, newerImage, between);
        Set<String> names = new TreeSet<>(olderImage.api().keySet());
        names.addAll(newerImage.api().keySet());
        for (String name : names) {
            merged.types.put(name, merged.merge(name));
        }
        return merged.types;
    }

    /** A type that has no releases, or one: all of it is always there. */
    static Type always(ApiType type) {
        Life always = new Life(0, 0);
        return new Type(
                type,
                always,
                Stream.of(new Living<>(type.superName(), always))
                        .filter(superclass -> !superclass.value().isEmpty())
                        .toList(),
                type.interfaces().stream().map(i -> new Living<>(i, always)).toList(),
                type.members().stream()
                        .map(member -> {
                            List<Living<String>> exceptions = member.exceptions().stream()
                                    .map(exception -> new Living<>(exception, always))
                                    .toList();
                            return new Living<>(new Member(member, exceptions), always);
                        })
                        .toList());
    }

    private Type merge(String name) throws IOException {
        Versions versions = new Versions(name);
        ApiType newest = versions.newest();
        return new Type(
                newest,
                versions.life(t -> true),
                versions.lives(t -> Stream.of(t.superName()).filter(s -> !s.isEmpty())),
                versions.lives(t -> t.interfaces().stream()),
                versions.members());
    }

    private Stream<String> checkedExceptions(ApiMember member) {
        return member.exceptions().stream().filter(this::isChecked);
    }

    private boolean isChecked(String exception) {
        JdkImage image = newerImage.type(exception).isPresent() ? newerImage : olderImage;
        return image.isChecked(exception);
    }

    /** One type in all the releases. */
    private final class Versions {
        private final Map<Integer, ApiType> byRelease = new TreeMap<>();
        private final boolean isDocumented;

        Versions(String name) throws IOException {
            olderImage.type(name).ifPresent(t -> byRelease.put(older, t));
            newerImage.type(name).ifPresent(t -> byRelease.put(newer, t));
            boolean documented = false;
            for (int release = older + 1; release < newer; release++) {
                Optional<ApiType> then = between.type(name, release);
                documented |= then.isPresent();
                if (then.isPresent()) {
                    byRelease.put(release, then.get());
                }
            }
            isDocumented = documented;
        }

        ApiType newest() {
            return byRelease.getOrDefault(newer, byRelease.get(older));
        }

        Life life(Predicate<ApiType> has) {
            IntPredicate isThere = release -> {
                boolean isUnknown = !isDocumented && release != older && release != newer;
                return isUnknown || (byRelease.containsKey(release) && has.test(byRelease.get(release)));
            };
            return Life.of(older, newer, isThere);
        }

        /** The ends of the range, the newer first: only what one of them has is of interest. */
        private List<ApiType> ends() {
            return Stream.of(byRelease.get(newer), byRelease.get(older))
                    .filter(t -> t != null)
                    .toList();
        }

        <T> List<Living<T>> lives(Function<ApiType, Stream<T>> parts) {
            Set<T> all = new LinkedHashSet<>();
            ends().forEach(type -> parts.apply(type).forEach(all::add));
            return all.stream()
                    .map(part -> new Living<>(
                            part,
                            life(type -> parts.apply(type).anyMatch(part::equals))
                                    .within(life(type -> true))))
                    .toList();
        }

        List<Living<Member>> members() {
            Map<String, ApiMember> newestOfKey = new TreeMap<>();
            ends().forEach(type -> type.members().forEach(m -> newestOfKey.putIfAbsent(m.key(), m)));
            List<Living<Member>> result = new ArrayList<>();
            newestOfKey.values().stream().sorted(ApiMember.ORDER).forEach(member -> {
                Function<ApiType, Stream<ApiMember>> same =
                        type -> type.members().stream().filter(m -> m.key().equals(member.key()));
                Life life = life(type -> same.apply(type).findAny().isPresent());
                List<Living<String>> exceptions =
                        lives(type -> same.apply(type).flatMap(MergedApi.this::checkedExceptions)).stream()
                                .map(e -> new Living<>(e.value(), e.life().within(life)))
                                .toList();
                result.add(new Living<>(new Member(member, exceptions), life.within(life(type -> true))));
            });
            return result;
        }
    }
}
