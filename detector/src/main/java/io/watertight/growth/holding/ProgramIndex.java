// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth.holding;

import io.watertight.growth.code.CallNames;
import io.watertight.growth.code.CodeIndex;
import io.watertight.growth.code.ConstructorCalls;
import io.watertight.growth.code.Dispatch;
import io.watertight.growth.container.CallEffects;
import io.watertight.growth.container.ContainerTypes;
import io.watertight.growth.container.Evictors;
import io.watertight.growth.key.KeyOrigins;
import io.watertight.growth.key.KeyTypes;
import io.watertight.growth.reach.Entries;
import io.watertight.growth.reach.EntryChains;
import io.watertight.growth.reach.Lifetimes;
import io.watertight.growth.reach.Makers;
import io.watertight.growth.reach.Reachability;
import io.watertight.ir.ProgramCode;
import io.watertight.knowledge.Knowledge;
import io.watertight.program.Program;

/** Everything about one program that is the same for all its containers; made once, then only read. */
public final class ProgramIndex {
    public final Program program;
    public final Knowledge knowledge;
    public final ContainerTypes types;
    public final Dispatch dispatch;
    public final CodeIndex code;
    public final Entries entries;
    public final Reachability reach;
    public final Evictors evictors;
    public final CallEffects effects;
    public final KeyTypes keyTypes;
    public final KeyOrigins keys;
    public final EntryChains chains;
    public final Lifetimes lifetimes;
    public final Makers makers;

    public ProgramIndex(Program program, ProgramCode programCode, Knowledge knowledge) {
        this.program = program;
        this.knowledge = knowledge;
        types = new ContainerTypes(program, knowledge);
        dispatch = new Dispatch(program);
        CallNames names = new CallNames(programCode.references(), dispatch);
        code = new CodeIndex(program, programCode, names);
        entries = new Entries(program);
        reach = new Reachability(program, programCode, dispatch, names, code, types, entries);
        evictors = new Evictors(program, programCode, knowledge, types);
        effects = new CallEffects(program, knowledge, types, code);
        keyTypes = new KeyTypes(program);
        keys = new KeyOrigins(program, code, entries, types, keyTypes);
        ConstructorCalls constructorCalls = new ConstructorCalls(program, programCode);
        lifetimes = new Lifetimes(program, constructorCalls, knowledge);
        makers = new Makers(program, constructorCalls, code, reach, entries);
        chains = new EntryChains(program, programCode, dispatch, reach, entries);
    }
}
