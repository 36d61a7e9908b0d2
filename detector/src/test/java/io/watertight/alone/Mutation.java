// SPDX-License-Identifier: Apache-2.0
package io.watertight.alone;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** One slip of the hand in a text: what it works on are the tokens or the lines, in their order. */
enum Mutation {
    DELETE {
        @Override
        List<String> apply(List<String> parts, Random random) {
            parts.remove(random.nextInt(parts.size()));
            return parts;
        }
    },
    DUPLICATE {
        @Override
        List<String> apply(List<String> parts, Random random) {
            int at = random.nextInt(parts.size());
            parts.add(at, parts.get(at));
            return parts;
        }
    },
    SWAP {
        @Override
        List<String> apply(List<String> parts, Random random) {
            int one = random.nextInt(parts.size());
            int other = random.nextInt(parts.size());
            String kept = parts.set(one, parts.get(other));
            parts.set(other, kept);
            return parts;
        }
    },
    TRUNCATE {
        @Override
        List<String> apply(List<String> parts, Random random) {
            return parts.subList(0, random.nextInt(parts.size()));
        }
    };

    private static final Pattern TOKEN = Pattern.compile("\\w+|\\s+|\\W");
    private static final Pattern LINE = Pattern.compile("[^\\n]*\\n|[^\\n]+");
    private static final int MOST = 3;

    /** @param parts not empty; may be changed */
    abstract List<String> apply(List<String> parts, Random random);

    /** The text with one to three slips; the same for the same numbers. */
    static String mutate(String text, Random random) {
        String result = text;
        for (int left = 1 + random.nextInt(MOST); left > 0 && !result.isEmpty(); left--) {
            Pattern part = random.nextBoolean() ? TOKEN : LINE;
            List<String> parts = new ArrayList<>(
                    part.matcher(result).results().map(MatchResult::group).toList());
            Mutation mutation = values()[random.nextInt(values().length)];
            result = String.join("", mutation.apply(parts, random));
        }
        return result;
    }
}
