// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.call;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Words that names in camel case may start with: "close" starts {@code close} and {@code closeAll}, not {@code closest}. */
public final class LeadingWords {
    private final Set<String> words;
    private final int longest;

    private LeadingWords(Collection<String> words) {
        this.words = Set.copyOf(words);
        this.longest = words.stream().mapToInt(String::length).max().orElse(0);
    }

    public static LeadingWords of(String... words) {
        return new LeadingWords(List.of(words));
    }

    /** The same words with another one behind each. */
    LeadingWords followedBy(String word) {
        return new LeadingWords(words.stream().map(first -> first + word).toList());
    }

    /** Whether the name starts with one of the words, and the word ends there. */
    public boolean start(String name) {
        for (int end = 1; end <= Math.min(longest, name.length()); end++) {
            boolean isEnd = end == name.length() || !Character.isLowerCase(name.charAt(end));
            if (isEnd && words.contains(name.substring(0, end))) {
                return true;
            }
        }
        return false;
    }
}
