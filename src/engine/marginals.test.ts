import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createGraphBuilder } from "../graph/graph.ts";
import { evaluateOnce } from "../graph/interpret.ts";
import { lowerGraph } from "../graph/lower.ts";
import { marginals } from "./marginals.ts";
import { TABLE_ERROR } from "./warp-table.ts";

interface Row {
  readonly name: string;
  readonly parameters: readonly number[];
  readonly values: readonly number[];
  readonly points: readonly number[];
  readonly cdf: readonly number[];
}
const fixture = JSON.parse(
  readFileSync(join(import.meta.dirname, "fixtures/marginals.json"), "utf8"),
) as { readonly u: readonly number[]; readonly rows: readonly Row[] };

/** The warp's value at a uniform draw. */
function quantileOf({ name, parameters }: Row): (u: number) => number {
  const warp = marginals.get(name)!.warp(...parameters);
  const make = createGraphBuilder();
  const output = warp.build(make, make.draw(warp.draw, 0, false));
  const { nodes, tables } = make;
  const program = lowerGraph({ nodes, tables, months: 0, states: [], outputs: [output] });
  return (u) => evaluateOnce(program, () => u)[0]!;
}

describe.each(fixture.rows)("$name($parameters)", (row) => {
  test("its warp is SciPy's quantile function within 2e-9 of size or spread", () => {
    const quantile = quantileOf(row);
    const spread = Math.abs(quantile(0.95) - quantile(0.05));
    fixture.u.forEach((u, index) => {
      const expected = row.values[index]!;
      // Twice the table's own error: SciPy's quantiles are good to about 1e-9 in far tails, and
      // 1 − u of the extreme draws loses digits on their side.
      const tolerance = 2 * TABLE_ERROR * Math.max(Math.abs(expected), spread * 0.1);
      expect(Math.abs(quantile(u) - expected), `u = ${u}`).toBeLessThan(tolerance);
    });
  });

  test("its distribution function agrees with SciPy's to 10 digits", () => {
    const { cdf } = marginals.get(row.name)!.warp(...row.parameters);
    row.points.forEach((x, index) => {
      expect(cdf(x)).toBeCloseTo(row.cdf[index]!, 10);
    });
  });

  test("it increases with its draw", () => {
    const quantile = quantileOf(row);
    let before = Number.NEGATIVE_INFINITY;
    for (let step = 0.5; step < 400; step++) {
      const value = quantile(step / 400);
      expect(value).toBeGreaterThanOrEqual(before);
      before = value;
    }
  });
});

test("every shape that the rules allow has a table, at the corners too", () => {
  const build = (name: string, ...parameters: number[]): void => {
    const marginal = marginals.get(name)!;
    expect(marginal.rule(...parameters)).toBeUndefined();
    const make = createGraphBuilder();
    marginal.warp(...parameters).build(make, make.draw("normal", 0, false));
    expect(make.tables.length).toBeGreaterThan(0);
  };
  for (const a of [0.1, 1, 30, 1e7]) {
    for (const b of [0.1, 1, 30, 1e7]) build("beta", a, b);
    build("gamma", a);
    build("student_t", Math.max(a, 0.2));
  }
  const refused = (name: string, ...parameters: number[]) =>
    marginals.get(name)?.rule(...parameters);
  expect(refused("beta", 0.05, 1)).toMatch("from 0.1");
  expect(refused("gamma", 1e8)).toMatch("to 10000000");
  expect(refused("student_t", 0.1)).toMatch("from 0.2");
});
