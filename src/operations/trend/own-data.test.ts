import { expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { runOperation } from "../contract/run-operation.ts";
import trend from "./trend.ts";

async function ask(input: object) {
  const run = await runOperation(trend, input, contextOf());
  return run.ok ? run.value.envelope : run.error;
}

const days = ["2020-01-01", "2021-01-01", "2022-01-01", "2023-01-01", "2024-01-01", "2025-01-01"];
/** Julian years from the first day. */
const yearsTo = (day: string) => (Date.parse(day) - Date.parse("2020-01-01")) / 86_400_000 / 365.25;
const file = (valueAt: (years: number) => number, separator = ",", decimal = ".") =>
  ["date;value".replace(";", separator)]
    .concat(
      days.map((day) => `${day}${separator}${String(valueAt(yearsTo(day))).replace(".", decimal)}`),
    )
    .join("\n");

test("values that treble every year grow by a factor of three, whatever the separator", async () => {
  for (const data of [
    file((years) => 5 * 3 ** years),
    file((years) => 5 * 3 ** years, ";", ","),
    file((years) => 5 * 3 ** years, "\t"),
  ]) {
    const answer = await ask({ data });
    expect(answer).toMatchObject({
      result: {
        fit: { scale: "log", n: 6, growthPerYear: expect.closeTo(3, 6) },
        form: expect.any(String),
      },
    });
  }
});

test("values that cross zero have a rate in their own unit", async () => {
  const answer = await ask({ data: file((years) => 2 * years - 3) });
  expect(answer).toMatchObject({
    result: { fit: { scale: "linear", growthPerYear: expect.closeTo(2, 6) } },
  });
});

test("every form can be asked for, and continues to the days ahead", async () => {
  const data = file((years) => 5 * 3 ** years + years);
  for (const form of ["huber", "theil-sen", "quadratic", "exponential"]) {
    const answer = await ask({ data, form });
    expect(answer).toMatchObject({ result: { form, fit: { n: 6 } } });
  }
});

test("--as-of leaves out later values and says so", async () => {
  const answer = await ask({ data: file((years) => 5 * 3 ** years), asOf: "2023-06-30" });
  expect(answer).toMatchObject({
    result: { fit: { n: 4, to: "2023-01-01" } },
    notes: [expect.stringContaining("2 values of the file are later than 2023-06-30")],
  });
});

test.each([
  [{ data: "date,value\n2020-01-01,1\n", id: "capability" }, "only-one-of"],
  [{ data: "date,value\n2020-01-01,1\n", frontier: "top-5" }, "unsupported-frontier"],
  [{ data: "day,amount\n2020-01-01,x\n" }, "bad-cell"],
  [{ data: "date,number\n2020-01-01,1\n" }, "csv-column"],
  [{ data: "date,value\n2026-01-01,1\n", asOf: "2024-01-01" }, "nothing-known-then"],
  [{ data: "date,value\n2020-01-01,1\n" }, "not-determined"],
])("%o is refused as %s", async (input, code) => {
  expect(await ask(input)).toMatchObject({ code });
});
