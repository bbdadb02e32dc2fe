import { describe, expect, test } from "vitest";
import { contextOf, factsOf } from "../../../test/support/facts.ts";
import { measureLaw } from "../../observatory/law.ts";
import { runOperation } from "../contract/run-operation.ts";
import changes from "./changes.ts";

async function changed(input: object) {
  const run = await runOperation(changes, input, contextOf());
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  return { ...run.value.envelope.result, met: run.value.met };
}

const rateOn = (asOf: string, line: string) =>
  measureLaw(factsOf(), { asOf, hindsight: false }).find(({ id }) => id === line)?.measured
    ?.growthPerYear;

describe.each([
  ["2025-06-30", "2025-12-31"],
  // Days between which publishers revised the models and the time horizons.
  ["2025-03-31", "2026-09-30"],
])("from %s to %s", async (from, to) => {
  const result = await changed({ from, to });

  test("the headlines are those of the law on each day", () => {
    for (const { id, before, after } of result.headlines) {
      const line = id.split(".")[1] as string;
      expect(before).toBe(rateOn(from, line) ?? null);
      expect(after).toBe(rateOn(to, line) ?? null);
    }
    expect(result.headlines).toHaveLength(4);
  });

  test("days, groups and the rest add up to the change", () => {
    const explained = result.headlines.filter(({ difference }) => difference !== null);
    expect(explained.length).toBeGreaterThan(2);
    expect(explained.filter(({ parts }) => parts.length > 1).length).toBeGreaterThan(0);
    for (const { difference, days, parts, unexplained } of explained) {
      const sum = parts.reduce(
        (total, { moved }) => total + moved,
        (days ?? 0) + (unexplained ?? 0),
      );
      // Sums of a few doubles: the last digits alone may differ.
      expect(sum).toBeCloseTo(difference as number, 12);
    }
  });

  test("a row is new, revised or withdrawn as the window shows it on the two days", () => {
    const facts = factsOf();
    for (const { dataset, new: added, withdrawn } of result.counts) {
      const ids = [from, to].map((asOf) => {
        const table = facts.selectAll(dataset, { asOf, hindsight: false });
        return new Set(table.ok ? table.value.rows.map(({ id }) => id) : []);
      });
      const [before, after] = ids as [Set<string>, Set<string>];
      expect(added).toBe([...after].filter((id) => !before.has(id)).length);
      expect(withdrawn).toBe([...before].filter((id) => !after.has(id)).length);
    }
    const revised = result.rows.filter(({ change }) => change === "revised");
    // Editions of models and of horizons; cells of the others that became known after their rows.
    const later = ["api-prices", "capability-scores"];
    expect(
      revised.filter(({ dataset }) => !["models", "time-horizons", ...later].includes(dataset)),
    ).toEqual([]);
  });

  test("an alert is met by a rate that moved by less, and not by one that moved by more", async () => {
    const headline = result.headlines.find(
      ({ before, difference }) => before !== null && difference !== null && difference !== 0,
    );
    if (!headline?.before || !headline.difference) throw new Error("nothing moved");
    const percent = 100 * Math.abs(headline.difference / headline.before);
    const alert = (share: number) =>
      changed({ from, to, alert: [`${headline.id}:${(share * percent).toFixed(6)}%`] });
    expect(await alert(1.1)).toMatchObject({ met: true });
    expect(await alert(0.9)).toMatchObject({ met: false });
  });
});

test("nothing changes within a day", async () => {
  const same = await changed({ from: "2025-06-30", to: "2025-06-30" });
  expect(same.rows).toEqual([]);
  expect(same.headlines.map(({ difference }) => difference)).toEqual(
    same.headlines.map(({ before }) => (before === null ? null : 0)),
  );
});

test.each([
  [{}, "missing-input"],
  [{ since: "2025-01-01", from: "2025-01-01" }, "since-and-from"],
  [{ from: "2025-12-31", to: "2025-06-30" }, "days-reversed"],
  [{ since: "2030-01-01" }, "as-of-ahead"],
  [{ since: "2025-01-01", alert: ["law:10"] }, "invalid-input"],
  [{ from: "2025-06-30", to: "2025-06-30", alert: ["law.gold:10%"] }, "unknown-number"],
])("%j is refused: %s", async (input, code) => {
  const run = await runOperation(changes, input, contextOf());
  expect(run.ok ? "" : run.error.code).toBe(code);
});
