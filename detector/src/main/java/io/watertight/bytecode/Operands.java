// SPDX-License-Identifier: Apache-2.0
package io.watertight.bytecode;

import java.util.ArrayList;
import java.util.List;

/**
 * The operand stack while one method is lowered: each entry is the variable that holds its value and whether it is of
 * two words (long, double), which the untyped stack instructions of JVMS 6.5 depend on.
 */
final class Operands {

    /**
     * One value on the stack.
     *
     * @param isRaw whether it is an object whose constructor has not run: all entries for it must keep one variable, so
     *     that what the constructor makes of it holds for all of them
     */
    record Entry(int variable, boolean wide, boolean isRaw) {}

    private final List<Entry> entries;

    Operands(List<Entry> entries) {
        this.entries = new ArrayList<>(entries);
    }

    List<Entry> entries() {
        return entries;
    }

    void push(Entry entry) {
        entries.add(entry);
    }

    Entry pop() {
        return entries.remove(entries.size() - 1);
    }

    /** Pops {@code count} entries and returns their variables, deepest first. */
    List<Integer> pop(int count) {
        List<Entry> top = entries.subList(entries.size() - count, entries.size());
        List<Integer> variables = new ArrayList<>(count);
        top.forEach(entry -> variables.add(entry.variable()));
        top.clear();
        return variables;
    }

    void popWords(int words) {
        popGroup(words);
    }

    /** The {@code dup} family: copies the top {@code words} words and inserts the copy {@code below} words deeper. */
    void duplicate(int words, int below) {
        List<Entry> copied = popGroup(words);
        List<Entry> skipped = popGroup(below);
        entries.addAll(copied);
        entries.addAll(skipped);
        entries.addAll(copied);
    }

    /** The object in this variable has been constructed. */
    void constructed(int variable) {
        entries.replaceAll(e -> e.variable() == variable ? new Entry(variable, e.wide(), false) : e);
    }

    void swap() {
        Entry top = pop();
        Entry second = pop();
        push(top);
        push(second);
    }

    private List<Entry> popGroup(int words) {
        List<Entry> group = new ArrayList<>();
        for (int left = words; left > 0; left -= group.get(0).wide() ? 2 : 1) {
            group.add(0, pop());
        }
        return group;
    }
}
