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

describe.each(trends.map(({ id }) => id))("%s", (id) => {
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
    expect(width("prediction")).toBeGreaterThan(0);
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
    const { influence, fit } = await measure({ id });
    expect(influence.length).toBe(fit.n);
    // Points are compared by the slope of the fitted line: on a log scale, that of the logarithm.
    const slope = (growth: number) => (fit.scale === "log" ? Math.log(growth) : growth);
    const changes = influence.map(({ growthPerYearWithout }) =>
      Math.abs(slope(growthPerYearWithout) - slope(fit.growthPerYear)),
    );
    // Equal but for rounding, two may stand either way round.
    for (const [i, change] of changes.slice(1).entries())
      expect(change).toBeLessThanOrEqual((changes[i] ?? 0) + 1e-9);
    expect(changes[0]).toBeGreaterThan(changes.at(-1) ?? 0);
  });
});

describe("the default form", () => {
  test("is that since a break where one is likely, and the same number on every page", async () => {
    const { form, fit, defaultForm } = await measure({ id: "time-horizon" });
    expect(defaultForm).toMatchObject({ form: "piecewise", reason: "break" });
    expect(defaultForm.probability).toBeGreaterThan(0.9);
    // METR's horizon grew 11.7 times a year since 2024.
    expect(form).toBe("piecewise");
    expect(fit.growthPerYear).toBeCloseTo(11.7, 0);
  });

  test("is the straight line while a break is not likely", async () => {
    const result = await measure({ id: "time-horizon", asOf: "2025-06-30" });
    expect(result.defaultForm).toMatchObject({ form: "exponential", reason: "no-break" });
  });

  test("is the straight line of a trend that has one rate", async () => {
    const { defaultForm } = await measure({ id: "capability" });
    expect(defaultForm).toMatchObject({ form: "linear", reason: "one-rate" });
  });
});

describe("the direction", () => {
  test("is undetermined, and said to be, where forms rise and fall", async () => {
    const { direction, forms, defaultForm } = await measure({ id: "open-lag" });
    const rates = forms.map(({ fit }) => fit.growthPerYear);
    expect(Math.min(...rates)).toBeLessThan(0);
    expect(Math.max(...rates)).toBeGreaterThan(0);
    expect(direction).toBe("undetermined");
    expect(defaultForm.text).toContain("undetermined");
  });

  test("is said of a trend whose forms agree", async () => {
    const { direction, defaultForm } = await measure({ id: "capability" });
    expect(direction).toBe("up");
    expect(defaultForm.text).not.toContain("undetermined");
  });
});

describe("what is ahead", () => {
  test("is a mixture whose weights are printed and add up to one", async () => {
    const { forecast } = await measure({ id: "lab-revenue" });
    expect(forecast).toMatchObject({ kind: "ensemble", calibrated: true });
    expect(forecast.members.map(({ horizonMonths }) => horizonMonths)).toEqual([6, 12, 24]);
    for (const { weights } of forecast.members) {
      expect(Object.values(weights).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
    }
  });

  test.each(trends.map(({ id }) => id))(
    "of %s never narrows, and ends with its horizon",
    async (id) => {
      const { prediction, asOf, fit } = await measure({ id });
      const ahead = prediction.filter(({ kind, date }) => kind === "prediction" && date >= asOf);
      const years = trends.find((each) => each.id === id)?.horizonYears ?? 0;
      const groups = [...new Set(ahead.map(({ group }) => group))];
      expect(groups.length).toBeGreaterThan(0);
      for (const group of groups) {
        const own = ahead.filter((each) => each.group === group);
        const widths = own.map(({ lower, upper }) =>
          fit.scale === "log" ? Math.log(upper / lower) : upper - lower,
        );
        for (const [i, width] of widths.entries())
          expect(width).toBeGreaterThanOrEqual((widths[i - 1] ?? 0) - 1e-9);
        expect(own.every(({ level }) => level === 0.8)).toBe(true);
        const last = own.at(-1)?.date ?? "";
        expect(Date.parse(last) - Date.parse(asOf)).toBeLessThanOrEqual(years * 366 * 86_400_000);
      }
    },
  );

  test.each(["capability", "time-horizon"])("of %s begins at the record, not below", async (id) => {
    const { points, prediction, asOf } = await measure({ id });
    const record = Math.max(...points.filter(({ selected }) => selected).map(({ value }) => value));
    const ahead = prediction.filter(({ date }) => date >= asOf);
    expect(ahead.length).toBeGreaterThan(8);
    for (const row of ahead)
      expect(Math.min(row.lower, row.value)).toBeGreaterThanOrEqual(record * (1 - 1e-12));
  });

  test("has the level that is asked for", async () => {
    const { prediction, fit } = await measure({ id: "lab-revenue", level: 0.5 });
    expect(new Set([fit.level, ...prediction.map(({ level }) => level)])).toEqual(new Set([0.5]));
  });

  test("shows the simple forecast beside it where that has done better", async () => {
    const measured = await Promise.all(trends.map(({ id }) => measure({ id })));
    for (const { trackRecord, baseline, prediction } of measured) {
      const ahead = prediction.filter(({ factor }) => factor !== undefined);
      expect(baseline).toHaveLength(trackRecord?.beaten === false ? ahead.length : 0);
    }
    expect(measured.some(({ baseline }) => baseline.length > 0)).toBe(true);
  });

  test("continues the form where one is asked for, or where the past is left alone", async () => {
    for (const input of [{ form: "huber" }, { fast: true }]) {
      const result = await measure({ id: "capability", ...input });
      expect(result.forecast.kind).toBe("form");
      expect(result.trackRecord).toBeNull();
    }
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
