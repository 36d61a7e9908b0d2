// SPDX-License-Identifier: Apache-2.0
package io.watertight.obligation.frame;

import io.watertight.ir.Instruction;
import io.watertight.ir.MethodBody;
import io.watertight.ir.Variable;
import io.watertight.obligation.origin.Origins;
import io.watertight.obligation.state.Route;
import io.watertight.program.FieldRef;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The places besides local variables in which one method names values: access paths such as {@code this.in},
 * {@code holder.lock} or {@code this.locks.readLock()}, each with a number behind those of the variables. Two loads of one
 * place give one value as long as nothing is stored there.
 *
 * <p>A path starts at the receiver, a parameter, a static field or a local variable that is assigned once only.
 */
public final class Places {
    /** Longer paths are no place. */
    public static final int LONGEST = 3;

    private static final BitSet NOTHING = new BitSet();

    /**
     * A place.
     *
     * @param base the variable or place the last hop starts at; {@link Variable#NONE} for a static field
     * @param hop the last hop
     * @param length how many hops the whole path has
     */
    private record Path(int base, Route.Hop hop, int length) {}

    private final Setting setting;
    private final MethodBody body;
    private final Origins origins;
    private final int first;
    private final List<Path> paths = new ArrayList<>();
    private final Map<Path, Integer> numbers = new HashMap<>();
    /** The place that each instruction loads or stores; {@link Variable#NONE} for others. */
    private final int[] touched;

    private final Map<Integer, Integer> named = new HashMap<>();
    private final Map<Integer, Integer> touches = new HashMap<>();
    private final Map<Integer, BitSet> behind = new HashMap<>();
    private @Nullable BitSet changing;

    Places(Setting setting, MethodBody body, Origins origins) {
        this.setting = setting;
        this.body = body;
        this.origins = origins;
        this.first = body.variables().size();
        this.touched = new int[body.size()];
        for (int i = 0; i < touched.length; i++) {
            touched[i] = touchedBy(body.instruction(i));
            touches.merge(touched[i], 1, Integer::sum);
        }
        for (Instruction instruction : body.code()) {
            if (instruction instanceof Instruction.Invoke call && call.hasReceiver()) {
                addPlacesOf(call);
            }
        }
    }

    /** What a callee does to places of its receiver it does to places of this method. */
    private void addPlacesOf(Instruction.Invoke call) {
        int receiver = nameOf(call.arguments().get(0));
        for (Route route :
                receiver == Variable.NONE ? List.<Route>of() : setting.effects().routes(call)) {
            find(receiver, route);
        }
    }

    /** The place at the end of the way from a variable or place; {@link Variable#NONE} if that is too far. */
    public int find(int from, Route route) {
        int place = from;
        for (Route.Hop hop : route.hops()) {
            place = hop(place, hop);
        }
        return place;
    }

    private int touchedBy(Instruction instruction) {
        if (instruction instanceof Instruction.LoadField load) {
            return field(load.object(), load.field());
        }
        if (instruction instanceof Instruction.StoreField store) {
            return field(store.object(), store.field());
        }
        boolean isStable = instruction instanceof Instruction.Invoke call
                && call.hasReceiver()
                && call.arguments().size() == 1
                && setting.types().isStable(call.method());
        if (isStable && instruction instanceof Instruction.Invoke call) {
            return hop(nameOf(call.arguments().get(0)), new Route.Call(call.method()));
        }
        return Variable.NONE;
    }

    private int field(int object, FieldRef field) {
        Route.Hop hop = new Route.Load(setting.program().declared(field));
        return object == Variable.NONE ? number(new Path(Variable.NONE, hop, 1)) : hop(nameOf(object), hop);
    }

    private int hop(int base, Route.Hop hop) {
        if (base == Variable.NONE) {
            return Variable.NONE;
        }
        int length = isPlace(base) ? paths.get(base - first).length() + 1 : 1;
        return length > LONGEST ? Variable.NONE : number(new Path(base, hop, length));
    }

    private int number(Path path) {
        Integer known = numbers.get(path);
        if (known == null) {
            known = first + paths.size();
            paths.add(path);
            numbers.put(path, known);
            for (int base = path.base(); base != Variable.NONE; base = isPlace(base) ? base(base) : Variable.NONE) {
                behind.computeIfAbsent(base, k -> new BitSet()).set(known);
            }
        }
        return known;
    }

    /** The place, or else the variable, whose value this variable always has; {@link Variable#NONE} if there is none. */
    public int nameOf(int variable) {
        if (isPlace(variable)) {
            return variable;
        }
        Integer known = named.get(variable);
        if (known == null) {
            named.put(variable, Variable.NONE); // a variable that is defined by itself has no name
            known = findName(variable);
            named.put(variable, known);
        }
        return known;
    }

    private int findName(int variable) {
        if (body.parameters().contains(variable)) {
            return origins.isAssigned(variable) ? Variable.NONE : variable;
        }
        Optional<Instruction> made = origins.onlyDefinition(variable);
        if (made.isEmpty()) {
            return Variable.NONE;
        }
        int source = Origins.source(made.get());
        if (source != Variable.NONE) {
            int name = nameOf(source);
            return name == Variable.NONE ? variable : name;
        }
        int place = touchedBy(made.get());
        return place == Variable.NONE ? variable : place;
    }

    /** Whether no other variable or place that has such a name can be the same object, as far as a reader can tell. */
    public boolean hasSureName(int variable) {
        int name = nameOf(variable);
        return name != Variable.NONE && (isPlace(name) || body.parameters().contains(name) || origins.isMadeHere(name));
    }

    /** The place that the instruction loads from or stores to; {@link Variable#NONE} if none. */
    public int at(int index) {
        return touched[index];
    }

    public boolean isPlace(int name) {
        return name >= first;
    }

    /** Whether only one instruction of the method touches the place. */
    public boolean isTouchedOnce(int place) {
        return touches.getOrDefault(place, 0) == 1;
    }

    private int base(int place) {
        return paths.get(place - first).base();
    }

    /** The variable the path starts at; {@link Variable#NONE} for a static field. */
    public int root(int place) {
        int top = place;
        while (top != Variable.NONE && isPlace(top)) {
            top = base(top);
        }
        return top;
    }

    /** The way to the place from a variable or place on its path, or from the static field it is for {@link Variable#NONE}. */
    public Route route(int from, int place) {
        LinkedList<Route.Hop> hops = new LinkedList<>();
        for (int at = place; at != from; at = base(at)) {
            hops.addFirst(paths.get(at - first).hop());
        }
        return new Route(hops);
    }

    /** The field the last hop loads, or whose lock the last hop asks for; empty if it is neither. */
    public Optional<FieldRef> fieldOf(int place) {
        for (int at = place; at != Variable.NONE && isPlace(at); at = base(at)) {
            if (paths.get(at - first).hop() instanceof Route.Load load) {
                return Optional.of(load.field());
            }
        }
        return Optional.empty();
    }

    /** The place as a reader writes it, without {@code this}. */
    String name(int place) {
        Path path = paths.get(place - first);
        if (path.base() == Variable.NONE) {
            return path.hop().name();
        }
        if (isPlace(path.base())) {
            return name(path.base()) + "." + path.hop().name();
        }
        Variable base = body.variable(path.base());
        return base.kind() == Variable.Kind.LOCAL || base.kind() == Variable.Kind.PARAMETER
                ? base.name() + "." + path.hop().name()
                : path.hop().name();
    }

    /** Every place. */
    BitSet all() {
        BitSet all = new BitSet();
        all.set(first, first + paths.size());
        return all;
    }

    /** The places that other code can assign: not those whose fields are all final. */
    public BitSet changing() {
        if (changing == null) {
            changing = new BitSet();
            for (int place = first; place < first + paths.size(); place++) {
                Path path = paths.get(place - first);
                boolean isFixed = path.hop() instanceof Route.Load load
                        && setting.program()
                                .resolve(load.field())
                                .filter(decl -> Modifier.isFinal(decl.access()))
                                .isPresent();
                boolean isBaseChanging =
                        path.base() != Variable.NONE && isPlace(path.base()) && changing.get(path.base());
                changing.set(place, !isFixed || isBaseChanging);
            }
        }
        return changing;
    }

    /** The places whose path goes through this variable or place. */
    public BitSet behind(int name) {
        return behind.getOrDefault(name, NOTHING);
    }
}
