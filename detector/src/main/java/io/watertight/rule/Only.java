// SPDX-License-Identifier: Apache-2.0
package io.watertight.rule;

import io.watertight.leak.FieldLeak;
import io.watertight.leak.NotHeld;
import io.watertight.leak.Outstanding;
import io.watertight.leak.Retained;
import io.watertight.leak.UnboundedGrowth;
import io.watertight.leak.Violation;
import java.util.Optional;
import java.util.function.Function;

/** Lets a rule judge one kind of violation and pass over the others. */
record Only(
        Function<Outstanding, Optional<Judgement>> ofMethod,
        Function<FieldLeak, Optional<Judgement>> ofField,
        Function<UnboundedGrowth, Optional<Judgement>> ofGrowth,
        Function<Retained, Optional<Judgement>> ofRetained,
        Function<NotHeld, Optional<Judgement>> ofNotHeld)
        implements Violation.Cases<Optional<Judgement>> {

    private static final Only NOTHING = new Only(
            other -> Optional.empty(),
            other -> Optional.empty(),
            other -> Optional.empty(),
            other -> Optional.empty(),
            other -> Optional.empty());

    static Only outstanding(Function<Outstanding, Optional<Judgement>> judge) {
        return new Only(judge, NOTHING.ofField, NOTHING.ofGrowth, NOTHING.ofRetained, NOTHING.ofNotHeld);
    }

    static Only fieldLeak(Function<FieldLeak, Optional<Judgement>> judge) {
        return new Only(NOTHING.ofMethod, judge, NOTHING.ofGrowth, NOTHING.ofRetained, NOTHING.ofNotHeld);
    }

    static Only unboundedGrowth(Function<UnboundedGrowth, Optional<Judgement>> judge) {
        return new Only(NOTHING.ofMethod, NOTHING.ofField, judge, NOTHING.ofRetained, NOTHING.ofNotHeld);
    }

    static Only retained(Function<Retained, Optional<Judgement>> judge) {
        return new Only(NOTHING.ofMethod, NOTHING.ofField, NOTHING.ofGrowth, judge, NOTHING.ofNotHeld);
    }

    static Only notHeld(Function<NotHeld, Optional<Judgement>> judge) {
        return new Only(NOTHING.ofMethod, NOTHING.ofField, NOTHING.ofGrowth, NOTHING.ofRetained, judge);
    }

    @Override
    public Optional<Judgement> outstanding(Outstanding violation) {
        return ofMethod.apply(violation);
    }

    @Override
    public Optional<Judgement> fieldLeak(FieldLeak violation) {
        return ofField.apply(violation);
    }

    @Override
    public Optional<Judgement> unboundedGrowth(UnboundedGrowth violation) {
        return ofGrowth.apply(violation);
    }

    @Override
    public Optional<Judgement> retained(Retained violation) {
        return ofRetained.apply(violation);
    }

    @Override
    public Optional<Judgement> notHeld(NotHeld violation) {
        return ofNotHeld.apply(violation);
    }
}
