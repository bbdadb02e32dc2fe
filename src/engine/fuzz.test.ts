import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { testFewAndAll } from "../../test/support/few-and-all.ts";
import { interpreterEvaluators as plain } from "../../test/support/interpreter-evaluator.ts";
import type { Outcome } from "../base/outcome.ts";
import { readModel } from "../graph/read-model.ts";
import { createSerialExecutor } from "./executor.ts";
import { type Simulation, simulate } from "./simulate.ts";

const models = ["fermi", "training-programme", "race"].map((name) =>
  readFileSync(join(import.meta.dirname, `fixtures/${name}.yaml`), "utf8"),
);
const small = `inputs:
  price: { value: 2 to 3, unit: USD/hour, source: list }
  hours: { value: "truncated(normal(10, 2), 1, 20)", unit: hour }
  ages: [1, 2, 3.5]
  rate: mixture(0.3, 0.1 to 0.2, uniform(0, 1))
let:
  cost: { value: price * hours, unit: USD }
  share: if(rate < 0.5 and not (ages > 2), exp(-rate), sqrt(rate))
recur:
  months: 7
  members: [ann, bob]
  constants: { weight: [0.5, 2] }
  state:
    stock: { start: [1, 2], next: "stock * (1 + rate / 12) + weight * normal(0, share)" }
    best: { each: max_members(stock.next) }
    late: { first: best > 2 }
correlations:
  - { inputs: [price, hours], correlation: 0.4 }
outputs:
  cost: { value: cost + 3, unit: USD }
  stock: sum_members(stock)
  late: late
  likely: best > 2 or cost < 20
`;
const corpus = [...models, small, small, small];

let ticks = 0;
const executor = createSerialExecutor(plain, {
  now: () => ticks++,
  pause: () => Promise.resolve(),
});

async function run(text: string, draws = 4): Promise<Outcome<Simulation>> {
  const model = readModel(text);
  if (!model.ok) return model;
  const options = { draws, seed: 1, method: "random", mode: "strict", driversOf: [] } as const;
  return simulate(model.value, options, executor);
}

const pieces = [
  ..."+-*/^()<>=,:{}[]\"'#&*!|%@`~$\n\t .0123456789eE",
  ..."  \n    ,x,normal(,beta(0, 1),mixture(,if(,1e309,-1,0,1 to 0,.next,month, to ,null".split(
    ",",
  ),
  ..."USD,FLOP,__proto__,constructor,toString,sum_members(,recur:,let:,start:,each:,~,.nan".split(
    ",",
  ),
];

/** Any characters; the library's own arbitrary of them takes seconds to be made. */
const anyText = fc
  .array(fc.nat({ max: 0x10ffff }), { maxLength: 60 })
  .map((codes) => String.fromCodePoint(...codes));

/** Cuts, copies, moves and inserts, anywhere in the text. */
const mutation = fc.record({
  at: fc.nat(),
  length: fc.integer({ min: 0, max: 12 }),
  to: fc.nat(),
  piece: fc.constantFrom("", "", ...pieces),
  copy: fc.boolean(),
});

function mutate(
  text: string,
  steps: readonly { at: number; length: number; to: number; piece: string; copy: boolean }[],
): string {
  return steps.reduce((before, { at, length, to, piece, copy }) => {
    const from = at % (before.length + 1);
    const cut = before.slice(from, from + length);
    const rest = before.slice(0, from) + piece + before.slice(copy ? from : from + length);
    const place = to % (rest.length + 1);
    return copy ? rest.slice(0, place) + cut + rest.slice(place) : rest;
  }, text);
}

describe("a damaged model file", () => {
  const survived =
    "never crashes or hangs: %i of them give numbers, infinite ones counted, or a problem";
  testFewAndAll(survived, [100, 4000], async (numRuns) => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...corpus),
        fc.array(mutation, { minLength: 1, maxLength: 4 }),
        async (text, steps) => {
          const outcome = await run(mutate(text, steps));
          if (!outcome.ok) {
            refused++;
            expect(outcome.error.code).toMatch(/^[a-z-]+$/);
            for (const fact of Object.values(outcome.error.facts)) expect(fact).toBeDefined();
            return;
          }
          for (const { mean, p05, p95, nonFinite } of Object.values(outcome.value.outputs)) {
            const isInfinite = nonFinite.positiveInfinity + nonFinite.negativeInfinity > 0;
            expect(isInfinite || [mean, p05, p95].every(Number.isFinite)).toBe(true);
            expect(p05).toBeLessThanOrEqual(p95);
          }
        },
      ),
      { numRuns },
    );
    expect(refused).toBeGreaterThan(numRuns / 2);
  });

  testFewAndAll(
    "that is not text of a model is refused, %i of them",
    [100, 1000],
    async (numRuns) => {
      await fc.assert(
        fc.asyncProperty(anyText, async (text) => {
          expect((await run(text)).ok).toBe(false);
        }),
        { numRuns },
      );
    },
  );
});

describe("a model that means nothing", () => {
  /** Each makes every model wrong wherever its pattern is found. */
  const faults: readonly (readonly [name: string, pattern: RegExp, by: string, code: RegExp])[] = [
    ["an unknown name", /\bprice \*/g, "prize *", /unknown-name/],
    ["USD plus FLOP", /unit: hour\b/g, "unit: FLOP", /unit-mismatch/],
    ["a swapped range", /2 to 3/g, "3 to 2", /bad-range/],
    ["an empty range", /2 to 3/g, "2 to 2", /bad-range/],
    ["a definition of itself", /exp\(-rate\)/g, "share", /cyclic-definition/],
    ["a division by 0", /rate \/ 12/g, "rate / (3 - 3)", /outside-domain/],
    ["the logarithm of a negative", /sqrt\(rate\)/g, "ln(2 - 5)", /outside-domain/],
    ["a missing argument", /, sqrt\(rate\)\)/g, ")", /argument-count/],
    ["a surplus argument", /exp\(-rate\)/g, "exp(rate, 1)", /argument-count/],
    ["a number for a truth", /rate < 0\.5/g, "rate", /not-a-truth/],
    ["a truth for a number", /stock \* \(1/g, "stock * (1 < 2) * (1", /not-a-number/],
    ["a deviation of 0", /normal\(10, 2\)/g, "normal(10, 0)", /bad-distribution/],
    ["a mode outside its range", /uniform\(0, 1\)/g, "triangular(0, 2, 1)", /bad-distribution/],
    ["a value too few for the members", /\[0\.5, 2\]/g, "[0.5]", /bad-model/],
    ["a month that needs its own result", /best > 2 \}/g, "late.next > 2 }", /cyclic-definition/],
    ["an impossible correlation", /correlation: 0\.4/g, "correlation: 1.4", /bad-model/],
    ["too many months", /months: 7/g, "months: 1e6", /bad-model/],
    ["a name twice", /hours: \{/g, "price: {", /bad-yaml/],
  ];

  test.each(faults)("because of %s gives a problem with its line", async (_, pattern, by, code) => {
    const text = small.replace(pattern, by);
    expect(text).not.toBe(small);
    const outcome = await run(text);
    expect(outcome.ok ? "a number" : outcome.error.code).toMatch(code);
    expect(outcome.ok || outcome.error.facts.line).toBeGreaterThan(1);
  });

  test("because it is too large is refused before it takes time", async () => {
    const wide = small.replace("[ann, bob]", "1000").replace("[0.5, 2]", `[${"1,".repeat(999)}1]`);
    const outputs = wide.replace("start: [1, 2]", "start: 1");
    expect(await run(outputs)).toMatchObject({ ok: false, error: { code: "too-many-outputs" } });
    const members = outputs
      .replace("late: late", "late: max_members(late)")
      .replace("best > 2 or ", "");
    const steps = members.replace("months: 7", "months: 12000");
    expect(await run(steps)).toMatchObject({ ok: false, error: { code: "too-many-steps" } });
    const long = members.replace(
      "normal(0, share)",
      "normal(0, share)".concat(" + normal()".repeat(60)),
    );
    expect(await run(long)).toMatchObject({ ok: false, error: { code: "too-many-nodes" } });
  });

  test("but the same file without a fault gives numbers", async () => {
    expect(await run(small, 64)).toMatchObject({ ok: true });
  });
});
