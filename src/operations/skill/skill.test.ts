import { describe, expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { runOperation } from "../contract/run-operation.ts";
import type { PublicTrend } from "../trend/result.ts";
import trend from "../trend/trend.ts";
import skill from "./skill.ts";

async function ask(input: Record<string, unknown>) {
  const run = await runOperation(skill, input, contextOf());
  if (!run.ok) throw new Error(`${run.error.code} ${JSON.stringify(run.error.facts)}`);
  return run.value.envelope.result;
}

describe("the skill of all trends", () => {
  const all = ask({});

  test("has recalibrated 80 % bands that hold 75–85 % in at least ten series", async () => {
    const { calibration } = await all;
    const right = calibration.series.filter(
      ({ coverage80 }) => coverage80 >= 0.75 && coverage80 <= 0.85,
    );
    expect(right.length).toBeGreaterThanOrEqual(10);
    expect(calibration.coverage80).toBeGreaterThan(0.75);
    expect(calibration.coverage80).toBeLessThan(0.85);
  });

  test("rests on at least eight past dates and shows where the random walk is better", async () => {
    const { rows } = await all;
    for (const row of rows) {
      expect(row.origins).toBeGreaterThanOrEqual(8);
      expect(row.outcomes).toBeGreaterThanOrEqual(row.origins);
      expect(row.skill).toBeCloseTo(1 - row.crps / row.crpsBaseline, 12);
    }
    expect(rows.some((row) => row.skill < 0)).toBe(true);
    expect(rows.some((row) => row.skill > 0)).toBe(true);
  });

  test("names what has too short a history", async () => {
    const { short, rows } = await all;
    expect(short).toContainEqual({ trend: "chip-stock", horizonMonths: 12, origins: 0 });
    expect(rows.some(({ trend }) => trend === "chip-stock")).toBe(false);
  });
});

describe("the skill of one trend", () => {
  test("compares its forms with the one chosen from earlier origins", async () => {
    const { rows } = await ask({ trend: "hardware-performance" });
    expect(new Set(rows.map(({ form }) => form))).toEqual(
      new Set(["default", "exponential", "huber", "theil-sen", "piecewise", "quadratic"]),
    );
  });

  test("gives the form, the scores and the factors that the trend prints", async () => {
    const { rows, defaults } = await ask({ trend: "capital-spending" });
    const run = await runOperation(trend, { id: "capital-spending" }, contextOf());
    const printed = run.ok ? (run.value.envelope.result as PublicTrend) : undefined;
    expect(printed?.defaultForm.form).toBe(defaults[0]?.form);
    for (const { form, scores } of printed?.forms ?? []) {
      const own = rows.filter((row) => row.form === form);
      expect(scores.map(({ crps }) => crps)).toEqual(own.map(({ crps }) => crps));
    }
  });

  test("reports how far it is", async () => {
    const seen: number[] = [];
    const progress = (done: number, total: number) => seen.push(done / total);
    const input = { trend: "open-lag" };
    await runOperation(skill, input, { ...contextOf(), progress });
    expect(Math.max(...seen)).toBe(1);
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
  });

  test("is refused for an unknown trend or a date before the first fact", async () => {
    const unknown = await runOperation(skill, { trend: "tides" }, contextOf());
    expect(unknown).toMatchObject({ ok: false, error: { code: "unknown-trend" } });
    const early = await runOperation(skill, { asOf: "1900-01-01" }, contextOf());
    expect(early).toMatchObject({ ok: false, error: { code: "as-of-before-first-fact" } });
  });

  test("says so when nothing can be scored yet", async () => {
    const run = await runOperation(skill, { trend: "chip-stock" }, contextOf());
    expect(run.ok && JSON.stringify(run.value.document)).toContain("eight past dates");
  });
});
