import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { carriedText } from "../../test/support/publications.ts";
import { readTaskRuns } from "../files/time-horizon-runs.ts";
import { fitSuccessCurves, horizonMinutes, type SuccessCurve } from "./fit-success-curve.ts";
import { type TaskRun, tallyRuns } from "./success-tally.ts";

const fixture: {
  readonly runs: readonly TaskRun[];
  readonly curves: readonly { readonly agent: string; readonly curve: SuccessCurve | null }[];
} = JSON.parse(readFileSync(join(import.meta.dirname, "fixtures/success-curve.json"), "utf8"));

function curvesOf(runs: readonly TaskRun[]) {
  const tally = tallyRuns(runs);
  if (!tally.ok) throw new Error(JSON.stringify(tally.error));
  return new Map(fitSuccessCurves(tally.value).map(({ agent, curve }) => [agent, curve]));
}

describe("fitSuccessCurves", () => {
  test("counting by task gives the optimum that SciPy finds run by run", () => {
    const curves = curvesOf(fixture.runs);
    for (const { agent, curve } of fixture.curves) {
      const ours = curves.get(agent);
      if (curve === null) continue;
      if (!ours?.ok) throw new Error(agent);
      // BFGS stops where rounding hides the gradient; the horizon is 2 to a quotient.
      expect(Math.abs(ours.value.slope / curve.slope - 1)).toBeLessThan(1e-6);
      expect(Math.abs(ours.value.intercept / curve.intercept - 1)).toBeLessThan(1e-6);
      expect(Math.abs(ours.value.p50Minutes / curve.p50Minutes - 1)).toBeLessThan(1e-5);
      expect(Math.abs(ours.value.p80Minutes / curve.p80Minutes - 1)).toBeLessThan(1e-5);
    }
  });

  test("an agent without any success has no horizon", () => {
    expect(curvesOf(fixture.runs).get("hopeless")).toEqual({
      ok: false,
      error: { code: "no-success", facts: { value: "hopeless" } },
    });
  });

  test("an agent that never fails, or does better on longer tasks, has no horizon", () => {
    const run = (task: string, minutes: number, success: boolean): TaskRun => ({
      agent: "a",
      family: "f",
      task,
      minutes,
      success,
    });
    const perfect = curvesOf([run("t1", 1, true), run("t2", 8, true)]).get("a");
    expect(perfect).toMatchObject({ ok: false, error: { code: "no-failure" } });
    const reversed = curvesOf([run("t1", 1, false), run("t2", 8, true)]).get("a");
    expect(reversed).toMatchObject({ ok: false, error: { code: "no-horizon" } });
  });

  test("a constant failure rate per log-minute puts p80 where the curve passes 0.8", () => {
    const curve = { slope: -1, intercept: 3 };
    expect(horizonMinutes(curve, 0.5)).toBe(8);
    // σ(3 − log2(m)) = 0.8 at log2(m) = 3 − ln 4.
    expect(horizonMinutes(curve, 0.8)).toBeCloseTo(2 ** (3 - Math.log(4)), 12);
  });
});

describe("tallyRuns", () => {
  const run: TaskRun = { agent: "a", family: "f", task: "t", minutes: 4, success: true };

  test("tasks of one family share its weight by the root of their number", () => {
    const tally = tallyRuns([run, run, { ...run, task: "u" }, { ...run, family: "g" }]);
    if (!tally.ok) throw new Error(tally.error.code);
    const weights = tally.value.agents[0]?.tasks.map(({ weight }) => weight ** 2) ?? [];
    for (const [i, square] of [0.5, 0.5, 1].entries()) expect(weights[i]).toBeCloseTo(square, 14);
  });

  test("refuses a duration that is not positive or changes within a task", () => {
    expect(tallyRuns([{ ...run, minutes: 0 }])).toMatchObject({
      ok: false,
      error: { code: "not-positive", facts: { row: 1, value: 0 } },
    });
    expect(tallyRuns([run, { ...run, minutes: 5 }])).toMatchObject({
      ok: false,
      error: { code: "inconsistent-minutes", facts: { row: 2, task: "t" } },
    });
  });
});

describe("time horizons", () => {
  test("agree with the published horizons within 1 %", () => {
    const text = carriedText("time-horizon", "attempts.csv");
    const runs = readTaskRuns({ file: "attempts.csv", text });
    if (!runs.ok) throw new Error(JSON.stringify(runs.error));
    const curves = curvesOf(runs.value.map((run) => ({ ...run, minutes: run.humanMinutes })));
    // Published values stopped early, up to 0.6 % from the optimum.
    for (const [agent, minutes] of [
      ["o1", 42.45],
      ["Claude 3.5 Sonnet (New)", 60.52],
    ] as const) {
      const curve = curves.get(agent);
      if (!curve?.ok) throw new Error(agent);
      expect(Math.abs(curve.value.p50Minutes / minutes - 1)).toBeLessThan(0.01);
    }
    expect(curves.get("davinci-002")?.ok).toBe(false);
    const p80 = curves.get("Claude 3.5 Sonnet (New)");
    // SciPy's BFGS on the same runs: 3.505702 minutes.
    expect(p80?.ok && Math.abs(p80.value.p80Minutes / 3.505702 - 1)).toBeLessThan(1e-5);
  });
});
