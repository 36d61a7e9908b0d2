// SPDX-License-Identifier: Apache-2.0
package io.watertight.growth;

import io.watertight.ir.ProgramCode;
import io.watertight.knowledge.Knowledge;
import io.watertight.program.Program;

/** Everything about one program that is the same for all its containers; made once, then only read. */
final class ProgramIndex {
    final Program program;
    final Knowledge knowledge;
    final ContainerTypes types;
    final Dispatch dispatch;
    final CodeIndex code;
    final Entries entries;
    final Reachability reach;
    final Evictors evictors;
    final CallEffects effects;
    final KeyTypes keyTypes;
    final KeyOrigins keys;
    final EntryChains chains;
    final Lifetimes lifetimes;
    final Makers makers;

    ProgramIndex(Program program, ProgramCode programCode, Knowledge knowledge) {
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
