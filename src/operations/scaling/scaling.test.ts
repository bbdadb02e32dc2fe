import { describe, expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { carriedText } from "../../../test/support/publications.ts";
import { runOperation } from "../contract/run-operation.ts";
import scaling from "./scaling.ts";

/** A dozen runs, which are soon fitted. */
const rows = Array.from(
  { length: 12 },
  (_, i) => `${1e8 * (i + 1)},${1e19 * (i + 2)},${3 - i / 10}`,
);
const few = `Model Size,Training FLOP,loss\n${rows.join("\n")}\n`;

async function askFor(input: object) {
  const run = await runOperation(scaling, input, contextOf());
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  return run.value.envelope.result;
}

describe("the Chinchilla law from the embedded runs", () => {
  test("reaches the optimum that the published fit had not reached", { tags: "long" }, async () => {
    const result = await askFor({ bootstrap: 0 });
    expect(result.n).toBe(240);
    expect(Math.abs(result.objective - 0.0010182740178)).toBeLessThan(1e-12);
    // The converged values of methods.md, section 2, to 1e-4 relative.
    const optimum = { A: 477.826, B: 2143.417, E: 1.817218, alpha: 0.34731, beta: 0.367172 };
    for (const [name, value] of Object.entries(optimum)) {
      const ours = result.parameters[name as keyof typeof optimum].value;
      expect(Math.abs(ours / value - 1), name).toBeLessThan(1e-4);
    }
    expect(result.distanceToPublished["A"]).toBeCloseTo(477.826 / 482.01 - 1, 4);
  });

  test("splits a budget so that FLOP = 6 × parameters × tokens", async () => {
    const { computeOptimal } = await askFor({ data: few, drop: 0, bootstrap: 0 });
    for (const { flop, parameters, tokens, tokensPerParameter } of computeOptimal) {
      expect((6 * parameters * tokens) / flop).toBeCloseTo(1, 10);
      expect(tokensPerParameter).toBeCloseTo(tokens / parameters, 8);
    }
  });
});

test("the page names the points that the probability of a break hangs on", async () => {
  const run = await runOperation(scaling, { data: few, drop: 0, bootstrap: 0 }, contextOf());
  if (!run.ok) throw new Error(run.error.code);
  const { envelope, document } = run.value;
  const text = JSON.stringify(document);
  const held = envelope.result.break.flatMap(({ heldBy }) => heldBy);
  // Without GPT-4 nothing says that capability stood still before 2024.
  expect(held.map(({ date }) => date)).toContain("2023-03-14");
  for (const { label, date } of held) expect(text).toContain(`Without ${label} (${date})`);
});

describe("the standard errors", () => {
  const repeat = "of %s are the same for the same seed, others for another";
  const expectRepeated = async (input: object) => {
    const errors = async (seed: number) =>
      (await askFor({ ...input, bootstrap: 10, seed })).parameters.A.standardError;
    const first = await errors(1);
    expect(await errors(1)).toBe(first);
    expect(await errors(2)).not.toBe(first);
  };
  test.each([["a dozen runs", { data: few, drop: 0 }]])(repeat, (_, input) =>
    expectRepeated(input),
  );
  test.each([["the embedded runs", {}]])(repeat, { tags: "long" }, (_, input) =>
    expectRepeated(input),
  );
});

test("a file of one's own is fitted as the embedded runs are", { tags: "long" }, async () => {
  const data = carriedText("chinchilla", "runs.csv");
  expect((await askFor({ data, bootstrap: 0 })).objective).toBeCloseTo(0.0010182740178, 12);
});

test.each([
  ["a missing column", "Model Size,loss\n1e9,2.1\n", "csv-column"],
  ["a loss of zero", "Model Size,Training FLOP,loss\n1e9,1e20,0\n", "bad-cell"],
  ["a page of HTML", "<html></html>", "html-not-csv"],
  ["too few runs", "Model Size,Training FLOP,loss\n1e9,1e20,2.1\n", "too-few-points"],
])("refuses %s", async (_what, data, code) => {
  const run = await runOperation(scaling, { data, drop: 0 }, contextOf());
  expect(run.ok ? "" : run.error.code).toBe(code);
});

/** Losses of the published law, rounded to three decimals. */
const ownRuns = (decimal: string, cell: string, more = "", date = "") =>
  [
    `Model Size${cell}Training FLOP${cell}loss${more}`,
    ...[1e8, 3e8, 1e9, 3e9, 1e10].flatMap((size) =>
      [5, 20, 80, 320].map((ratio) => {
        const tokens = size * ratio;
        const loss = 1.81686 + 482.01 / size ** 0.34781 + 2085.43 / tokens ** 0.36585;
        const numbers = [`${size}`, (6 * size * tokens).toExponential(3), loss.toFixed(3)];
        return numbers.join(cell).replaceAll(".", decimal) + date;
      }),
    ),
    "",
  ].join("\n");

test("a file with decimal commas gives the law of the same file with points", async () => {
  const options = { bootstrap: 0, drop: 0 };
  const english = await askFor({ data: ownRuns(".", ","), ...options });
  const german = await askFor({ data: ownRuns(",", ";"), ...options });
  expect(german.parameters).toEqual(english.parameters);
  expect(english.parameters.alpha.value).toBeCloseTo(0.348, 2);
});

test("own runs without dates are refused for a past day, and dated ones are seen from theirs", async () => {
  const input = { bootstrap: 0, drop: 0, asOf: "2024-06-30" };
  const undated = { ...input, data: ownRuns(".", ",") };
  const run = await runOperation(scaling, undated, contextOf());
  expect(run.ok ? "" : run.error.code).toBe("undated-rows");
  const data = ownRuns(".", ",", ",date", ",2024-03-01");
  expect((await askFor({ ...input, data })).n).toBe(20);
  expect((await askFor({ ...input, data: `${data}100000000,3e18,9,2024-09-01\n` })).n).toBe(20);
});
