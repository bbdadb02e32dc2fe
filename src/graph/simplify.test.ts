import { describe, expect, test } from "vitest";
import { succeed } from "../base/outcome.ts";
import { assembleModel } from "./assemble.ts";
import { buildModel, type ModelParts } from "./build.ts";
import type { GraphBuilder } from "./graph.ts";
import { createInterpreter, evaluateOnce } from "./interpret.ts";
import { lowerGraph } from "./lower.ts";
import type { NodeId } from "./operators.ts";
import type { Program } from "./program.ts";
import { simplifyGraph } from "./simplify.ts";

/** Normal inputs named `n…`, lognormal ones `l…`, uniform ones otherwise. */
function place(names: readonly string[]) {
  return (make: GraphBuilder) => {
    const nodes = new Map<string, NodeId>();
    names.forEach((name, stream) => {
      const draw = make.draw(/^[nl]/.test(name) ? "normal" : "uniform", stream, false);
      nodes.set(name, name.startsWith("l") ? make.apply("exp", draw) : draw);
    });
    return succeed({ nodes, streams: names.length });
  };
}

function programs(parts: Omit<ModelParts, "inputs">, names: readonly string[]) {
  const inputs = Object.fromEntries(names.map((name) => [name, 1]));
  const model = buildModel({ ...parts, inputs });
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  const assembly = assembleModel(model.value, place(names));
  if (!assembly.ok) throw new Error(assembly.error.code);
  const { graph } = assembly.value;
  return { plain: lowerGraph(graph), simple: lowerGraph(simplifyGraph(graph)) };
}

const count = ({ before, loop, after }: Program, op: string): number =>
  [...before, ...(loop?.body ?? []), ...after].filter((instruction) => instruction.op === op)
    .length;

/** Operations, the heavy ones by about what they take. */
const cost = ({ before }: Program): number =>
  before.reduce((sum, { op }) => sum + ({ pow: 8, exp: 3, ln: 3, div: 3 }[op as string] ?? 1), 0);

/** Largest relative difference of two programs over samples, for rewritings that keep the draws. */
function difference(plain: Program, simple: Program): number {
  const sampling = { seed: 3, method: "random" } as const;
  const expected = createInterpreter(plain, sampling).evaluate(0, 200);
  const found = createInterpreter(simple, sampling).evaluate(0, 200);
  let worst = 0;
  expected.forEach((values, output) => {
    values.forEach((value, index) => {
      const other = found[output]![index]!;
      if (Object.is(value, other)) return;
      worst = Math.max(worst, Math.abs(other - value) / Math.max(1e-300, Math.abs(value)));
    });
  });
  return worst;
}

describe("rewritings that keep every draw", () => {
  const shared = "l1 + l2 + l3 + n1";
  test.each([
    ["a power of an exponential", "exp(u1) ^ u2 + exp(u1)", ["pow"]],
    ["a logarithm of a product", "ln(3 * exp(u1) / exp(u2)) + exp(u1) + exp(u2)", ["ln"]],
    ["a power of a maximum", "max(exp(u1) * 2, 3) ^ u2 + exp(u1)", ["pow", "ln"]],
    ["a square", "u1 ^ 2 + u2 ^ 3 + u1 ^ 0.5 + u2 ^ -1 + u1 ^ 1", ["pow"]],
    ["neutral constants", "(u1 * 1 + 0) / 1 - 0", ["mul", "add", "div", "sub"]],
    ["constants of a sum", "(u1 * 2 + 1) * 3 - (4 - u2 / 2) + 5", ["div"]],
    ["constants of a product", "2 * u1 * 3 / (u2 * 4) / 5", []],
    ["a divisor of several", "u1 / (u2 + 1) + n1 / (u2 + 1) + 1 / (u2 + 1)", []],
  ] as const)("%s: the same values, without the operation", (_, formula, gone) => {
    const { plain, simple } = programs({ outputs: { y: formula, shared } }, [
      "l1",
      "l2",
      "l3",
      "n1",
      "u1",
      "u2",
    ]);
    // A few roundings of 1e-16, magnified by sums that nearly cancel.
    expect(difference(plain, simple)).toBeLessThan(1e-12);
    for (const op of gone) {
      const elsewhere = op === "add" ? 3 : 0;
      expect(count(simple, op), op).toBeLessThanOrEqual(elsewhere);
    }
    expect(cost(simple)).toBeLessThanOrEqual(cost(plain));
  });

  test("nothing private is merged when it is read twice", () => {
    const { plain, simple } = programs(
      { outputs: { y: "l1 * l2", z: "l1 + l2", w: "n1 + n2", v: "n1 - n2" } },
      ["l1", "l2", "n1", "n2"],
    );
    expect(difference(plain, simple)).toBe(0);
    expect(simple.draws).toHaveLength(4);
  });

  test("a loop keeps its meaning", () => {
    const { plain, simple } = programs(
      {
        recur: {
          months: 9,
          members: ["a", "b"],
          state: {
            x: { start: [1, 2], next: "x * exp(0.1 * z) * exp(u1 / 9) * 2 / 2 + 0" },
            z: { each: "normal()" },
            share: { each: "x.next / sum_members(x.next)" },
          },
        },
        outputs: { y: "sum_members(share ^ 2)", z: "max_members(x) / u1" },
      },
      ["u1"],
    );
    expect(difference(plain, simple)).toBeLessThan(1e-12);
  });
});

describe("rewritings that merge draws", () => {
  test("a product of private lognormals is one exponential of one draw", () => {
    const { simple } = programs({ outputs: { y: "3 * l1 * l2 ^ 2 / l3 / 6 * u1" } }, [
      "l1",
      "l2",
      "l3",
      "u1",
    ]);
    expect(count(simple, "exp")).toBe(1);
    expect(count(simple, "div")).toBe(0);
    expect(simple.draws.map(({ kind }) => kind).sort()).toEqual(["normal", "uniform"]);
    // At z = 1: u · exp(ln ½ + √(1 + 4 + 1)).
    const u = 0.8413447460685429;
    const expected = u * 0.5 * Math.exp(Math.sqrt(6));
    expect(evaluateOnce(simple, () => u)[0]!).toBeCloseTo(expected, 8);
  });

  test("a sum of private normals is one draw with the root of the summed squares", () => {
    const { simple } = programs({ outputs: { y: "2 * (n1 + 3) - n2 * 4 + (n3 - 1) / 0.5" } }, [
      "n1",
      "n2",
      "n3",
    ]);
    expect(simple.draws).toHaveLength(1);
    const u = 0.8413447460685429;
    expect(evaluateOnce(simple, () => u)[0]!).toBeCloseTo(4 + Math.sqrt(24), 8);
  });
});
