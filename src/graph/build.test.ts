import { describe, expect, test } from "vitest";
import { succeed } from "../base/outcome.ts";
import { assembleModel } from "./assemble.ts";
import { buildModel, call, type ModelParts } from "./build.ts";
import type { CheckedModel } from "./check.ts";
import type { Model } from "./model.ts";
import { readModel } from "./read-model.ts";

const parts: ModelParts = {
  inputs: {
    price: { value: "2 to 3", unit: "USD/hour", source: "a list" },
    growth: call("normal", 0.1, 0.02),
    past: [3, 1, 2],
    hours: 40,
  },
  let: { cost: { value: "price * hours" }, double: call("mul", "cost", 2) },
  recur: {
    months: 3,
    members: ["ann", "bob"],
    constants: { weight: [1, 2] },
    state: {
      stock: { start: ["past", 5], next: "stock * (1 + growth)" },
      best: { each: "max_members(stock)" },
      late: { first: "best > 4" },
    },
  },
  correlations: [{ inputs: ["price", "growth"], correlation: 0.3 }],
  outputs: { total: call("add", "double", 1), best: "best", late: "late" },
};
const text = `inputs:
  price: { value: 2 to 3, unit: USD/hour, source: a list }
  growth: normal(0.1, 0.02)
  past: [3, 1, 2]
  hours: 40
let:
  cost: price * hours
  double: cost * 2
recur:
  months: 3
  members: [ann, bob]
  constants: { weight: [1, 2] }
  state:
    stock: { start: [past, 5], next: stock * (1 + growth) }
    best: { each: max_members(stock) }
    late: { first: best > 4 }
correlations:
  - { inputs: [price, growth], correlation: 0.3 }
outputs:
  total: double + 1
  best: best
  late: late
`;

/** The graph, with every input a draw. */
function graphOf(model: CheckedModel) {
  const assembly = assembleModel(model, (make) =>
    succeed({
      nodes: new Map(
        model.inputs.map(({ name }, stream) => [name, make.draw("normal", stream, false)]),
      ),
      streams: model.inputs.length,
    }),
  );
  if (!assembly.ok) throw new Error(assembly.error.code);
  return assembly.value;
}

describe("a model built by a program", () => {
  test("is the model that its file would be", () => {
    const built = buildModel(parts);
    const read = readModel(text);
    if (!built.ok || !read.ok) throw new Error(JSON.stringify([built, read]));
    expect(graphOf(built.value).graph).toEqual(graphOf(read.value).graph);
    expect(graphOf(built.value).outputs).toEqual(graphOf(read.value).outputs);
    const bare = ({ inputs }: Model) =>
      inputs.map(({ name, unit, source }) => [name, unit, source]);
    expect(bare(built.value)).toEqual(bare(read.value));
  });

  test.each([
    [{ outputs: { y: "x" } }, "unknown-name"],
    [{ outputs: { y: "1 +" } }, "bad-expression"],
    [{ outputs: { y: Number.NaN } }, "bad-expression"],
    [{ inputs: { x: { value: 1, unit: "dollar" } }, outputs: { y: "x" } }, "unknown-unit"],
    [{ inputs: { x: 1 }, let: { x: 2 }, outputs: { y: "x" } }, "duplicate-name"],
    [{ recur: { months: 0, state: {} }, outputs: { y: 1 } }, "bad-model"],
    [
      {
        recur: { months: 1, members: ["a"], constants: { c: [1, 2] }, state: {} },
        outputs: { y: 1 },
      },
      "bad-model",
    ],
    [
      {
        recur: { months: 1, members: ["a"], state: { s: { start: [1, 2], next: "s" } } },
        outputs: { y: 1 },
      },
      "bad-model",
    ],
    [
      {
        inputs: { a: 1, b: 2 },
        correlations: [{ inputs: ["a", "b"], correlation: 2 }],
        outputs: { y: 1 },
      },
      "bad-model",
    ],
  ] as readonly (readonly [ModelParts, string])[])("%j is refused as %s", (wrong, code) => {
    expect(buildModel(wrong)).toMatchObject({ ok: false, error: { code } });
  });
});
