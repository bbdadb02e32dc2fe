import type { Random } from "../random.ts";
import { call, num, ref, type Tree, type TreeModel } from "./tree.ts";

/** Powers of the base units of a made model. */
export type Powers = readonly [usd: number, flop: number, hour: number];

/** The base units, in the order of {@link Powers}. */
export const bases = ["USD", "FLOP", "hour"] as const;
const none: Powers = [0, 0, 0];
const wanted: readonly Powers[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
  [1, 0, -1],
  [1, -1, 0],
  [0, 1, -1],
  none,
];

const times = (a: Powers, b: Powers, sign: 1 | -1): Powers => [
  a[0] + sign * b[0],
  a[1] + sign * b[1],
  a[2] + sign * b[2],
];
const same = (a: Powers, b: Powers): boolean => a.every((power, index) => power === b[index]);

/** Names that can be read, with their unit. */
type Scope = readonly { readonly name: string; readonly unit: Powers }[];

/**
 * A model whose units fit by construction: every sum, comparison and choice joins equal units, every
 * function gets a bare ratio, every state keeps its unit. Bare numbers only multiply, save for states
 * that start at 0, whose unit a term of their step tells. With `slips`, that many places get an expression of another unit instead.
 */
export function typedModel(random: Random, slips: number): TreeModel {
  const inputs = bases.flatMap((unit) =>
    [1, 2].map((which) => ({
      name: `${unit.toLowerCase()}${which}`,
      value: 1 + random.pick(64) / 8,
      unit,
    })),
  );
  const unitOf = (base: string): Powers => bases.map((unit) => (unit === base ? 1 : 0)) as never;
  const read: Scope = inputs.map(({ name, unit }) => ({ name, unit: unitOf(unit) }));
  const shape = { definitions: 1 + random.pick(3), states: random.pick(4) };
  const slipAt = new Set(Array.from({ length: slips }, () => random.pick(10)));
  let place = 0;

  const make = (unit: Powers, depth: number, scope: Scope): Tree => {
    const slipped = slipAt.has(place++) ? random.oneOf(wanted) : unit;
    return build(slipped, depth, scope);
  };

  function build(unit: Powers, depth: number, scope: Scope): Tree {
    if (depth <= 0) return leaf(unit, scope);
    const inner = (of: Powers): Tree => make(of, depth - 1 - random.pick(2), scope);
    switch (random.pick(same(unit, none) ? 10 : 7)) {
      case 0:
        return leaf(unit, scope);
      case 1:
        return call(random.oneOf(["add", "sub"]), inner(unit), inner(unit));
      case 2:
        return call(random.oneOf(["min", "max"]), inner(unit), inner(unit));
      case 3: {
        const part = random.oneOf(wanted);
        return call("mul", inner(part), inner(times(unit, part, -1)));
      }
      case 4: {
        const part = random.oneOf(wanted);
        return call("div", inner(times(unit, part, 1)), inner(part));
      }
      case 5: {
        const part = random.oneOf(wanted);
        const yes = call(random.oneOf(["lt", "ge"]), inner(part), inner(part));
        return call("if", yes, inner(unit), inner(unit));
      }
      case 6:
        return call("sqrt", call("mul", call("abs", inner(unit)), call("abs", inner(unit))));
      case 7:
        return call("exp", inner(none));
      case 8:
        return call("ln", call("abs", inner(none)));
      default:
        return call("pow", call("abs", inner(none)), num(random.oneOf([0.5, 2, -1, 3])));
    }
  }

  /** A name of that unit, or the product that has it. */
  function leaf(unit: Powers, scope: Scope): Tree {
    const named = scope.filter((one) => same(one.unit, unit));
    if (named.length > 0 && random.chance(0.8)) {
      const tree = ref(random.oneOf(named).name);
      return random.chance(0.2) ? call("mul", num(random.oneOf([0.5, 2, 3])), tree) : tree;
    }
    const factors = unit.flatMap((power, index) =>
      Array.from({ length: Math.abs(power) }, () => ({ index, above: power > 0 })),
    );
    const one = call("div", ref("usd1"), ref("usd2"));
    return factors.reduce<Tree>((product, { index, above }) => {
      const base = ref(`${bases[index]?.toLowerCase()}${1 + random.pick(2)}`);
      return call(above ? "mul" : "div", product, base);
    }, one);
  }

  const scope: { name: string; unit: Powers }[] = [...read];
  const definitions = Array.from({ length: shape.definitions }, (_, index) => {
    const unit = random.oneOf(wanted);
    const definition = { name: `d${index}`, tree: make(unit, 3, scope) };
    scope.push({ name: definition.name, unit });
    return definition;
  });
  const outside = [...scope];
  const units = Array.from({ length: shape.states }, () => random.oneOf(wanted));
  scope.push(...units.map((unit, index) => ({ name: `s${index}`, unit })));
  const states = units.map((unit, index) => {
    const name = `s${index}`;
    const isBare = random.chance(0.6);
    // What tells the unit of a state that starts at 0 must not itself wait for a state.
    const added = make(unit, 2, isBare ? outside : scope);
    const kept = random.chance(0.5) ? ref(name) : call("mul", ref(name), make(none, 2, scope));
    const start = isBare ? num(0) : make(unit, 1, outside);
    return { name, start, next: call("add", kept, added) };
  });
  const outputs = Array.from({ length: 1 + random.pick(3) }, (_, index) => ({
    name: `o${index}`,
    tree: make(random.oneOf(wanted), 3, scope),
  }));
  return {
    inputs,
    definitions,
    months: shape.states > 0 ? 1 + random.pick(4) : 0,
    states,
    outputs,
  };
}

/** The model with other sizes of its units, each a power of 2 so that no digit is lost. */
export const rescaled = (model: TreeModel, exponents: Powers): TreeModel => ({
  ...model,
  inputs: model.inputs.map((input) => ({
    ...input,
    value: input.value * 2 ** (exponents[bases.indexOf(input.unit as never)] ?? 0),
  })),
});
