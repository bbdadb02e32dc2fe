import { describe, expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { carriedTexts } from "../../../test/support/publications.ts";
import { translator } from "../../i18n/translate.ts";
import { runOperation } from "../contract/run-operation.ts";
import lag from "./lag.ts";
import type { LagResult } from "./result.ts";
import { findingOfLag } from "./view.ts";

const english = translator("en");

async function ask(input: Record<string, unknown>) {
  const run = await runOperation(lag, input, contextOf());
  if (!run.ok) throw new Error(`${run.error.code} ${JSON.stringify(run.error.facts)}`);
  return { result: run.value.envelope.result, met: run.value.met };
}

const arrivalDates = (result: LagResult) =>
  Object.fromEntries(
    result.arrivals
      .filter(({ censored }) => !censored)
      .map(({ organization, date }) => [organization, date]),
  );

/** Published: 3.5 months with ties [1.1, 5.3], about 6 strictly, to October 2025. */
function expectPublishedGap(open: LagResult["open"]) {
  expect(open?.lagMonths).toBeGreaterThan(1.1);
  expect(open?.lagMonths).toBeLessThan(5.3);
  // "About 6": to the nearest month or the next.
  expect(Math.abs((open?.strict.lagMonths ?? 0) - 6)).toBeLessThan(1);
}

describe("the pinned scores", () => {
  const inputs = Object.fromEntries(carriedTexts("capability-index"));

  test("date the first model of each organisation at or above GPT-4 by the end of 2024", async () => {
    const { result } = await ask({ bar: "gpt-4-0314", inputs, asOf: "2024-12-31", bootstrap: 20 });
    expect(arrivalDates(result)).toMatchObject({
      OpenAI: "2023-03-14",
      Anthropic: "2024-02-29",
      DeepSeek: "2024-05-07",
      Google: "2024-05-24",
      Alibaba: "2024-06-07",
      Meta: "2024-07-23",
      "Mistral AI": "2024-07-24",
    });
  });

  test("give the published open lag to October 2025", { tags: "long" }, async () => {
    const { result } = await ask({ inputs, asOf: "2025-10-31" });
    expectPublishedGap(result.open);
  });
});

describe("the published index", () => {
  test("gives the published open lag to October 2025", async () => {
    const { result } = await ask({ asOf: "2025-10-31" });
    expectPublishedGap(result.open);
  });

  const holds = "holds every lag behind %s inside its interval";
  const expectInside = async (bar: string) => {
    const { result } = await ask({ bar });
    const arrived = result.arrivals.filter(({ censored }) => !censored);
    expect(arrived.length).toBeGreaterThan(1);
    for (const { lagMonths, lower, upper, date, dateLower, dateUpper } of arrived) {
      expect(lower).toBeLessThanOrEqual(lagMonths);
      expect(upper ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(lagMonths);
      expect((dateLower ?? "") <= (date ?? "")).toBe(true);
      expect((dateUpper ?? "9999") >= (date ?? "")).toBe(true);
    }
  };
  test.each(["gpt-4-0314", "140"])(holds, expectInside);
  test.each(["gpt-5", "claude-3-opus", "o1", "110", "155"])(holds, { tags: "long" }, expectInside);

  test("gives a median of those still scored, and none of fewer than five watched", async () => {
    const many = (await ask({ bar: "gpt-4-0314" })).result;
    expect(findingOfLag(many, english).statistics).toContain(
      "half of those still being scored got there within",
    );
    expect(many.medianMonths.value).not.toBeNull();
    const few = (await ask({ bar: "165" })).result;
    expect(few.arrivals.length).toBeLessThan(6);
    expect(few.medianMonths).toEqual({ value: null, lower: null, upper: null });
    expect(findingOfLag(few, english).statistics).not.toContain("half of ");
    const { within, active } = few.field;
    expect(few.answer).toContain(`; ${within} of ${active} active labs have reached it.`);
  });

  test("means by gpt-5 the model of that name at its best effort", async () => {
    const { result } = await ask({ bar: "gpt-5" });
    expect(result.bar.label).toBe("GPT-5 (high)");
  });

  test("names no model released after the day that is asked about", async () => {
    const { result } = await ask({ asOf: "2024-06-30" });
    const dates = [
      ...result.arrivals.map(({ date }) => date ?? ""),
      ...result.smallest.map(({ date }) => date),
      ...result.generations.map(({ first }) => first.date),
    ];
    expect(dates.every((date) => date <= "2024-06-30")).toBe(true);
  });
});

describe("who is in the final", () => {
  test("is asked when no bar is named: one generation below the best", async () => {
    const { result, met } = await ask({});
    expect(met).toBe(true);
    expect(result.bar).toMatchObject({ kind: "generation", model: null });
    // Edition of August 2026: GPT-4 (Mar 2023) 125.75, GPT-3.5 Turbo (Jun 2023) 112.63.
    expect(result.bar.generation).toBeCloseTo(125.75 - 112.63, 12);
    expect(result.bar.score).toBe(result.bar.best.eci - (result.bar.generation as number));
  });

  test("names every active lab, also one whose last model is older than the bar's first", async () => {
    const { field } = (await ask({ bar: "165" })).result;
    const labs = field.contenders.map(({ organization }) => organization);
    for (const lab of ["Google", "Meta", "Alibaba", "Moonshot AI", "xAI", "Z.ai", "Mistral AI"]) {
      expect(labs).toContain(lab);
    }
    // Last scored in 2024, or a name that a division has.
    for (const lab of ["Amazon", "01.AI", "Google DeepMind", "Nvidia"]) {
      expect(labs).not.toContain(lab);
    }
    expect(field.within).toBe(field.contenders.filter(({ passedBar }) => passedBar).length);
  });

  test("is told in one sentence, with a lead that the scores cannot tell called so", async () => {
    const now = (await ask({})).result;
    const { within, active, lead } = now.field;
    expect(now.answer).toMatch(
      new RegExp(`; ${within} of ${active} active labs are within one generation of the frontier`),
    );
    expect(lead?.tied).toBe(true);
    expect(now.answer).toContain(`${lead?.organization} and ${lead?.over} share the lead`);
    const told = findingOfLag(now, english).statistics;
    expect(told).toContain("one generation is 13.1 points of the index");
    expect(told).toContain("less than the error of the two scores");
    const then = (await ask({ asOf: "2024-12-31" })).result;
    expect(then.field.lead).toMatchObject({ organization: "OpenAI", over: "Google", tied: false });
    expect(then.answer).toMatch(/^OpenAI leads Google by [\d.]+ points; /);
  });

  test("as of a past day knows no later release", async () => {
    const { field } = (await ask({ asOf: "2024-12-31" })).result;
    const days = field.contenders.flatMap(({ date, lastScored, passedBy }) => [
      date,
      lastScored,
      passedBy?.date ?? "",
    ]);
    expect([field.to, ...days].every((day) => day <= "2024-12-31")).toBe(true);
    expect(field.active).toBeGreaterThan(8);
  });
});

describe("a bar that nobody has reached", () => {
  test("is a valid answer with a threshold not met", async () => {
    const { result, met } = await ask({ bar: "170", asOf: "2024-12-31" });
    expect(met).toBe(false);
    expect(result.answer).toBe(
      "No model reached 170 by 2024-12-31; the best was o1 (high) with 142.89 (2024-12-17).",
    );
  });
});

describe("a question that cannot be answered", () => {
  test.each([
    [{ bar: "gpt-9" }, "unknown-bar"],
    [{ bar: "gpt-4o" }, "ambiguous-bar"],
    [{ bar: "gpt-4-0314", asOf: "2023-03-13" }, "unknown-bar"],
    [{ asOf: "2023-03-13" }, "no-generation"],
    [{ asOf: "1900-01-01" }, "as-of-before-first-fact"],
    [{ bar: "" }, "invalid-input"],
  ])("%j is refused as %s", async (input, code) => {
    const run = await runOperation(lag, input, contextOf());
    expect(run).toMatchObject({ ok: false, error: { code } });
  });
});
