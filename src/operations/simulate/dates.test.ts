import { expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { dayNumber } from "../../base/calendar.ts";
import { printRun } from "../contract/print-run.ts";
import { runOperation } from "../contract/run-operation.ts";
import simulate from "./simulate.ts";

async function ask(model: string, draws = 65536) {
  const run = await runOperation(simulate, { model, draws }, contextOf());
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  return run.value;
}

const model = `inputs:
  start: date(2026-03-01) to date(2026-07-01)
  first: date(2024-02-28)
  build: { value: 2, unit: day }
  known: [date(2025-01-01), date(2025-01-03)]
outputs:
  start: start
  leap: first + build
  span: date(2025-03-01) - date(2024-02-28)
  years: years_between(date(2000-01-01), date(2004-01-01))
  later: start > date(2026-05-01)
  known: mean_of(known)
  spread: deviation_of(known)
  moved: first + deviation_of(known)
`;

test("dates go into ranges, are moved by days and differ in days", async () => {
  const { outputs } = (await ask(model)).envelope.result;
  // The middle of a normal range is that of its ends, 1 May; Sobol's error is far below a day.
  expect(outputs["start"]?.dates).toMatchObject({ p50: "2026-05-01", mean: "2026-05-01" });
  expect(outputs["start"]?.dates).toMatchObject({ p05: "2026-03-01", p95: "2026-07-01" });
  expect(outputs["start"]?.p50).toBeCloseTo(dayNumber("2026-05-01"), 0);
  expect(outputs["leap"]).toMatchObject({ unit: "date", dates: { mean: "2024-03-01" } });
  expect(outputs["span"]).toMatchObject({ unit: "day", mean: 367 });
  expect(outputs["years"]).toMatchObject({ unit: "year", mean: 4 });
  expect(outputs["later"]?.probability).toBeCloseTo(0.5, 2);
  expect(outputs["known"]?.dates?.mean).toBe("2025-01-02");
  expect(outputs["spread"]).toMatchObject({ unit: "day", mean: 1 });
  expect(outputs["moved"]?.dates?.mean).toBe("2024-02-29");
});

test("a table for a person has days, not numbers", async () => {
  const run = await ask(model);
  const printed = await printRun(simulate, run, "text", { width: 120, color: false });
  expect(printed.ok ? printed.value : "").toMatch(/leap +(2024-03-01 +){6}date/);
});

test.each([
  ["first + first", "unit-mismatch"],
  ["first * 2", "unit-mismatch"],
  ["first + years", "unit-mismatch"],
  ["first ^ 2", "unit-mismatch"],
  ["sum(first, first)", "unit-mismatch"],
  ["first > 3 * years", "unit-mismatch"],
  ["years_between(first, years)", "unit-mismatch"],
  ["date(2025-02-29)", "bad-expression"],
  ["2025-02-28", "looks-like-date"],
])("%s is refused as %s", async (formula, code) => {
  const text = `inputs:\n  first: date(2024-01-01)\n  years: { value: 2, unit: year }\noutputs:\n  x: ${formula}\n`;
  const run = await runOperation(simulate, { model: text, draws: 64 }, contextOf());
  expect(run.ok ? {} : run.error).toMatchObject({ code, facts: { line: 5 } });
});

test("a range from one date to something that is none is refused", async () => {
  const text = "inputs:\n  a: date(2024-01-01)\n  b: a to 30000\noutputs:\n  b: b\n";
  const run = await runOperation(simulate, { model: text, draws: 64 }, contextOf());
  expect(run.ok ? {} : run.error).toMatchObject({ code: "bad-range", facts: { line: 3 } });
});
