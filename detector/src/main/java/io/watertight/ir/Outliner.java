// SPDX-License-Identifier: Apache-2.0
package io.watertight.ir;

import io.watertight.program.FieldRef;
import io.watertight.program.MethodRef;

/** Outlines one method, instruction by instruction in the order of its code, and tells whether its body is wanted. */
public final class Outliner {
    private final MethodRef method;
    private final Interests interests;
    private final Outline.Builder outline = new Outline.Builder();
    private boolean isWanted;
    private boolean isWantedLater;

    /**
     * Begins with nothing.
     *
     * @param interests say what makes the body wanted
     */
    public Outliner(MethodRef method, Interests interests) {
        this.method = method;
        this.interests = interests;
        this.isWanted = interests.atOnce().inMethod(method);
        this.isWantedLater = isWanted || interests.later().inMethod(method);
    }

    public MethodRef method() {
        return method;
    }

    public Outline outline() {
        return outline.build();
    }

    public boolean isWanted() {
        return isWanted;
    }

    /** Whether the body is wanted, if only when somebody asks for it. */
    public boolean isWantedLater() {
        return isWantedLater;
    }

    /** A call on this line; 0 where there are no lines. */
    public void call(MethodRef callee, int line) {
        if (outline.call(callee, line)) {
            judge(callee);
        }
    }

    /** A method that is made into a function. */
    public void function(MethodRef body, int line) {
        if (outline.function(body, line)) {
            judge(body);
        }
    }

    private void judge(MethodRef callee) {
        isWanted = isWanted || interests.atOnce().inCall(callee);
        isWantedLater = isWanted || isWantedLater || interests.later().inCall(callee);
    }

    public void load(FieldRef field) {
        outline.load(field);
        judge(field);
    }

    public void store(FieldRef field) {
        outline.store(field);
        judge(field);
    }

    private void judge(FieldRef field) {
        isWanted = isWanted || interests.atOnce().inField(field);
        isWantedLater = isWanted || isWantedLater || interests.later().inField(field);
    }

    /** A new object of this class, an internal name. */
    public void allocate(String type) {
        isWanted = isWanted || interests.atOnce().inAllocation(type);
        isWantedLater = isWanted || isWantedLater || interests.later().inAllocation(type);
    }

    /** A {@code throw}. */
    public void throwing() {
        outline.throwing();
    }
}
