import { describe, expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { carriedTexts } from "../../../test/support/publications.ts";
import { scenarioTrends, trends } from "../../trends/index.ts";
import { formsOf } from "../../trends/parts/forms/forms-of.ts";
import { runOperation } from "../contract/run-operation.ts";
import type { PublicScenario, PublicTrend } from "./result.ts";
import trend from "./trend.ts";

/** Answers by question: several tests look at the same one. */
const answers = new Map<string, Promise<PublicTrend>>();

function measure(input: object): Promise<PublicTrend> {
  const key = JSON.stringify(input);
  const answer = answers.get(key) ?? answerTo(input);
  answers.set(key, answer);
  return answer;
}

async function answerTo(input: object): Promise<PublicTrend> {
  const run = await runOperation(trend, input, contextOf());
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  return run.value.envelope.result as PublicTrend;
}

const refusal = async (input: object) => {
  const run = await runOperation(trend, input, contextOf());
  return run.ok ? undefined : run.error.code;
};

test("a published cost whose inputs were revised since is named in a note", async () => {
  const run = await runOperation(trend, { id: "training-cost-amortised", fast: true }, contextOf());
  const notes = run.ok ? run.value.envelope.notes : [];
  expect(notes.filter((note) => note.includes("AlphaGo Master, "))).toHaveLength(1);
});

/** Those of which the tests below ask the same. */
const some = ["lab-revenue", "time-horizon", "capability", "training-cost-amortised"];
const [quick, others] = [true, false].map((wanted) =>
  trends.map(({ id }) => id).filter((id) => some.includes(id) === wanted),
) as [string[], string[]];
describe.each(quick)("%s", expectTrend);
describe.each(others)("%s", { tags: "long" }, expectTrend);

function expectTrend(id: string): void {
  test("has a rate inside its interval, points with sources, and a prediction wider than the mean", async () => {
    const result = await measure({ id });
    const { fit } = result;
    expect(fit.lower ?? 0).toBeLessThan(fit.growthPerYear);
    expect(fit.upper ?? 0).toBeGreaterThan(fit.growthPerYear);
    expect(fit.n).toBe(result.points.filter(({ selected }) => selected).length);
    for (const { source } of result.points) expect(source).toMatch(/^https?:/);
    const width = (kind: string) => {
      const last = result.prediction.filter((value) => value.kind === kind).at(-1);
      return (last?.upper ?? 0) - (last?.lower ?? 0);
    };
    expect(width("prediction")).toBeGreaterThan(width("mean"));
  });

  test("stands beside every form that its points determine, each with its definition", async () => {
    const { forms, form, fit } = await measure({ id });
    const known = trends.find((candidate) => candidate.id === id);
    const offered = known ? [...formsOf(known, undefined).keys()] : [];
    expect(forms.map((each) => each.form)).toEqual(known?.pooled ? [form] : offered);
    expect(forms.find((each) => each.form === form)?.fit).toEqual(fit);
    expect(new Set(forms.map((each) => each.fit.definition)).size).toBe(forms.length);
  });

  test("gives the influence of every fitted point, the largest first", async () => {
    const { influence, ...measured } = await measure({ id });
    // It is the influence on the straight line, also where another form is the default.
    const straight = measured.forms.find(({ form }) => form === "exponential");
    const fit = straight?.fit ?? measured.fit;
    expect(influence.length).toBe(fit.n);
    // Points are compared by the slope of the fitted line: on a log scale, that of the logarithm.
    const slope = (growth: number) => (fit.scale === "log" ? Math.log(growth) : growth);
    const changes = influence.map(({ growthPerYearWithout }) =>
      Math.abs(slope(growthPerYearWithout) - slope(fit.growthPerYear)),
    );
    expect(changes).toEqual(changes.toSorted((a, b) => b - a));
    expect(changes[0]).toBeGreaterThan(changes.at(-1) ?? 0);
  });
}

describe("the default form", () => {
  test("is the one that has forecast best, with its skill and the reason", async () => {
    const { form, forms, defaultForm } = await measure({ id: "time-horizon" });
    expect(defaultForm).toMatchObject({ form, reason: "best" });
    expect(defaultForm.text).toContain(form);
    const skills = forms.map(({ skill }) => skill ?? Number.NEGATIVE_INFINITY);
    expect(forms.find((each) => each.form === form)?.skill).toBe(Math.max(...skills));
  });

  test("is the straight line before eight past dates can be compared", async () => {
    const result = await measure({ id: "time-horizon", asOf: "2025-06-30" });
    expect(result.form).toBe("exponential");
    expect(result.defaultForm.reason).toBe("little-history");
    expect(result.recalibrated).toBe(false);
    expect(result.prediction.every(({ factor }) => factor === undefined)).toBe(true);
  });

  test("does not hang on outcomes that came after the as-of date", { tags: "long" }, async () => {
    const past = { id: "training-compute-frontier", asOf: "2023-12-31" };
    const { forms } = await measure(past);
    const origins = forms.flatMap(({ scores }) => scores.map((score) => score.origins));
    expect(Math.max(...origins)).toBeGreaterThanOrEqual(8);
    const later = await measure({ ...past, asOf: "2026-11-23" });
    expect(later.forms[0]?.scores).not.toEqual(forms[0]?.scores);
  });
});

test("without the replay of the past the form is the straight line, with the bands of the fit", async () => {
  const result = await measure({ id: "time-horizon", fast: true });
  expect([result.form, result.defaultForm.reason]).toEqual(["exponential", "not-replayed"]);
  expect(result.recalibrated).toBe(false);
  expect(result.forms.every(({ skill }) => skill === null)).toBe(true);
});

describe("the bands ahead", () => {
  test("are those of the fit, stretched by the factor of the nearest horizons", async () => {
    const { prediction, forms, form, recalibrated } = await measure({ id: "lab-revenue" });
    const scores = forms.find((each) => each.form === form)?.scores ?? [];
    const factors = scores.map(({ factor }) => factor as number);
    expect(recalibrated).toBe(true);
    for (const row of prediction) {
      const [up, rawUp] = [row.upper, row.rawUpper as number].map((end) =>
        Math.log(end / row.value),
      ) as [number, number];
      expect(up / rawUp).toBeCloseTo(row.factor as number, 9);
      expect(row.factor).toBeGreaterThanOrEqual(Math.min(...factors));
      expect(row.factor).toBeLessThanOrEqual(Math.max(1, ...factors));
      expect(row.level).toBe(0.8);
    }
  });

  test.each(["capability", "time-horizon"])("of %s begin at the record, not below", async (id) => {
    const { points, prediction } = await measure({ id });
    const record = Math.max(...points.filter(({ selected }) => selected).map(({ value }) => value));
    const ahead = prediction.filter(({ factor }) => factor !== undefined);
    expect(ahead.length).toBeGreaterThan(8);
    for (const row of ahead) expect(Math.min(row.lower, row.value)).toBeGreaterThanOrEqual(record);
  });

  test("have the level that is asked for", async () => {
    const { prediction, fit } = await measure({ id: "lab-revenue", level: 0.5 });
    expect(new Set([fit.level, ...prediction.map(({ level }) => level)])).toEqual(new Set([0.5]));
  });
});

describe.each(scenarioTrends.map(({ id }) => id))("%s", (id) => {
  test("has estimates, projections and a band with sources, and no fit", async () => {
    const run = await runOperation(trend, { id }, contextOf());
    const result = run.ok ? (run.value.envelope.result as PublicScenario) : undefined;
    expect([result?.kind, result?.fit, result?.forms, result?.prediction]).toEqual([
      "scenario",
      null,
      [],
      [],
    ]);
    expect(result?.definition.length).toBeGreaterThan(0);
    expect(result?.band.length).toBeGreaterThan(0);
    for (const { source } of [...(result?.points ?? []), ...(result?.projections ?? [])]) {
      expect(source).toMatch(/^https?:/);
    }
  });

  test("refuses what belongs to a fit", async () => {
    expect(await refusal({ id, form: "quadratic" })).toBe("scenario-option");
    expect(await refusal({ id, level: 0.5 })).toBe("scenario-option");
  });
});

test("a form that is asked for gives the fit and the prediction", async () => {
  const straight = await measure({ id: "training-compute-frontier" });
  const curved = await measure({ id: "training-compute-frontier", form: "quadratic" });
  expect(curved.form).toBe("quadratic");
  expect(curved.fit).toEqual(curved.forms.find(({ form }) => form === "quadratic")?.fit);
  expect(curved.fit.definition).toContain("parabola");
  const last = (result: PublicTrend) => result.prediction.at(-1)?.value;
  expect(last(curved)).not.toBeCloseTo(last(straight) as number, -20);
});

test("a frontier rule changes which models are on the line, and a wrong one is refused", async () => {
  const five = await measure({ id: "training-cost-amortised", frontier: "top-5" });
  const ten = await measure({ id: "training-cost-amortised" });
  expect(five.fit.n).toBeLessThan(ten.fit.n);
  expect([five.frontier, ten.frontier]).toEqual(["top-5", "top-10"]);
  expect(five.fit.definition).toContain("top-5");
  expect(await refusal({ id: "training-cost-amortised", frontier: "top-ten" })).toBe(
    "bad-frontier",
  );
});

test("the paper's tables give its growth with the paper's level, cost nominal and real", async () => {
  const inputs = Object.fromEntries(carriedTexts("training-cost-2024-06"));
  const { fit, points, forms } = await measure({ id: "training-cost-amortised", inputs });
  expect([fit.n, fit.level]).toEqual([45, 0.95]);
  expect(fit.growthPerYear).toBeCloseTo(2.4479, 4);
  expect(fit.definition).toContain("2024-06");
  const gpt4 = points.find(({ label }) => label === "GPT-4");
  // Nominal, to the digits published; real in prices of December 2023.
  expect((gpt4?.value ?? 0) / 1e6).toBeCloseTo(40.156, 2);
  expect(gpt4?.realValue).toBeGreaterThan(gpt4?.value ?? Infinity);
  expect(forms.length).toBeGreaterThan(3);
  const cloud = await measure({ id: "training-cost-cloud", inputs, frontier: "top-5" });
  expect(cloud.fit.n).toBeLessThan(40);
});

test("leaving out the most influential point gives the rate that was announced", async () => {
  const whole = await measure({ id: "capability" });
  const first = whole.influence[0];
  const without = await measure({ id: "capability", exclude: [first?.id] });
  expect(without.fit.growthPerYear).toBeCloseTo(first?.growthPerYearWithout ?? 0, 10);
});

test("a period bounds the points used", async () => {
  const { points } = await measure({ id: "capability", from: "2024-01-01", to: "2024-12-31" });
  const dates = points.map(({ date }) => date).sort();
  expect(dates[0] && dates[0] >= "2024-01-01").toBe(true);
  expect(dates.at(-1) && (dates.at(-1) as string) <= "2024-12-31").toBe(true);
});

test.each([
  ["an unknown trend", { id: "gold" }, "unknown-trend"],
  ["a period without points", { id: "capability", to: "2001-01-01" }, "empty-period"],
  ["a point that is not there", { id: "capability", exclude: ["x"] }, "unknown-point"],
  ["a level above 1", { id: "capability", level: 1.2 }, "invalid-input"],
  ["a date that is no date", { id: "capability", from: "2024-13-01" }, "invalid-input"],
  [
    "a frontier rule where there is no choice",
    { id: "capability", frontier: "top-5" },
    "unsupported-frontier",
  ],
  ["a curved form for a pooled trend", { id: "inference-price", form: "quadratic" }, "pooled-form"],
  [
    "a form that the scale does not have",
    { id: "capability", form: "logistic" },
    "unsupported-form",
  ],
  ["a form that is none", { id: "capability", form: "cubic" }, "invalid-input"],
  ["inputs where none can be read", { id: "capability", inputs: {} }, "unsupported-inputs"],
  [
    "a folder without the files",
    { id: "training-cost-cloud", inputs: { "a.csv": "" } },
    "missing-file",
  ],
  ["an unknown field", { id: "capability", colour: "red" }, "unknown-field"],
  ["a day on which too little was known", { id: "time-horizon", asOf: "2020-01-01" }, "too-early"],
])("refuses %s", async (_what, input, code) => {
  expect(await refusal(input)).toBe(code);
});
