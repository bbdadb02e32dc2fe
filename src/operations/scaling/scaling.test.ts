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
