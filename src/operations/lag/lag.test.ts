import { describe, expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { carriedTexts } from "../../../test/support/publications.ts";
import { runOperation } from "../contract/run-operation.ts";
import lag from "./lag.ts";
import type { LagResult } from "./result.ts";

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
    const { result } = await ask({ inputs, asOf: "2024-12-31", bootstrap: 20 });
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
    const many = (await ask({})).result;
    expect(many.answer).toContain("Half of those still being scored got there within");
    expect(many.medianMonths.value).not.toBeNull();
    const few = (await ask({ bar: "165" })).result;
    expect(few.arrivals.length).toBeLessThan(6);
    expect(few.medianMonths).toEqual({ value: null, lower: null, upper: null });
    expect(few.answer).not.toContain("alf of ");
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
    [{ asOf: "2023-03-13" }, "unknown-bar"],
    [{ asOf: "1900-01-01" }, "as-of-before-first-fact"],
    [{ bar: "" }, "invalid-input"],
  ])("%j is refused as %s", async (input, code) => {
    const run = await runOperation(lag, input, contextOf());
    expect(run).toMatchObject({ ok: false, error: { code } });
  });
});
