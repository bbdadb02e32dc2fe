import { describe, expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const usage = readDataset(import.meta.dirname);
const of = (benchmark: string) => usage.rows.filter((row) => row["benchmark"] === benchmark);

test("the rows are the ones that the manifest describes", () => {
  expect(usage.intact).toBe(true);
  expect(usage.manifest.coverage.rows).toBe(usage.rows.length);
});

describe("tokens of a task", () => {
  test("of Aider: o3-pro at high effort took 2,372,636 and 1,235,902 in 225 cases", () => {
    const row = usage.row("aider-polyglot/o3-pro-high");
    expect(row["input_tokens"]).toBeCloseTo(2_372_636 / 225, 1);
    expect(row["output_tokens"]).toBeCloseTo(1_235_902 / 225, 1);
    expect(row["cost_usd"]).toBeUndefined();
  });

  test("at list prices cost what the board says the run cost", () => {
    // o3-pro at launch: $20 and $80; the board: $146.3249. Claude Opus 4: $15 and $75; $68.6253.
    const cost = (id: string, input: number, output: number) => {
      const row = usage.row(id);
      return (Number(row["input_tokens"]) * input + Number(row["output_tokens"]) * output) / 1e6;
    };
    // Six digits of the tokens are kept.
    expect(cost("aider-polyglot/o3-pro-high", 20, 80) * 225).toBeCloseTo(146.3249, 2);
    expect(cost("aider-polyglot/claude-opus-4-20250514-no-think", 15, 75) * 225).toBeCloseTo(
      68.6253,
      2,
    );
  });

  test("of Epoch AI: Yi-34B-Chat took 2,222,376 and 7,308,455 in 10,592 answers", () => {
    const row = usage.row("MATH-level-5/Yi-34B-Chat");
    expect(row["input_tokens"]).toBeCloseTo(2_222_376 / 10_592, 2);
    expect(row["output_tokens"]).toBeCloseTo(7_308_455 / 10_592, 2);
    expect(row.known_on).toBe("2025-03-12");
  });

  test("of two models that work together are none of either", () => {
    expect(of("aider-polyglot").length).toBe(22);
    expect(of("aider-polyglot").some((row) => String(row["model"]).includes(" + "))).toBe(false);
  });
});

test("Claude Opus 4.5 solved 76.8 % of SWE-bench with bash alone for 75 cents a task", () => {
  const row = usage.row("swe-bench-bash/claude-opus-4-5-20251101");
  expect([row["score"], row["cost_usd"], row.known_on]).toEqual([0.768, 0.75, "2026-02-17"]);
});

test("WeirdML, which dates no run, is known from the edition that holds it", () => {
  expect(of("weirdml").length).toBeGreaterThan(90);
  expect(of("weirdml").every((row) => row.known_on === "2026-05-02")).toBe(true);
});

test("every row states tokens or dollars", () => {
  for (const row of usage.rows) {
    expect(row["output_tokens"] ?? row["cost_usd"]).toBeGreaterThan(0);
  }
});
