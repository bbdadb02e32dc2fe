import { expect, test } from "vitest";
import { must } from "../../src/base/outcome.ts";
import { readDataset } from "../../test/read-dataset.ts";
import { factsOf } from "../../test/support/facts.ts";

const horizons = readDataset(import.meta.dirname);
const standing = horizons.rows.filter((row) => row.replaced_on === undefined);

test("the rows are the ones that the manifest describes", () => {
  expect(horizons.intact).toBe(true);
  expect(horizons.manifest.coverage.rows).toBe(horizons.rows.length);
});

test("GPT-5 has 203 minutes in suite 1.1 and 2 h 17 min in suite 1.0, as METR published", () => {
  expect(horizons.cell("1.1-gpt-5-2025-08-07-inspect", "p50_minutes")).toBe(203.012577);
  expect(horizons.cell("1.0-gpt-5", "p50_minutes")).toBe(137.735311);
});

test("Claude Opus 4.6 stands at 718.8 minutes, between 317 and 3,634", () => {
  const opus = horizons.row("1.1-claude-opus-4-6-inspect");
  expect(opus["p50_minutes"]).toBe(718.80683);
  expect([opus["p50_low"], opus["p50_high"]]).toEqual([316.685725, 3633.786163]);
});

test("the early Claude Mythos preview reached 1,045 minutes on 2026-04-07", () => {
  expect(horizons.row("1.1-claude-mythos-preview-early").date).toBe("2026-04-07");
  expect(horizons.cell("1.1-claude-mythos-preview-early", "p50_minutes")).toBe(1044.780145);
});

test("a result is known when METR published it, as it stood then", () => {
  const seen = (asOf: string, id: string) =>
    must(factsOf().selectAll("time-horizons", { asOf, hindsight: false })).rows.find(
      (row) => row.id === id,
    )?.["p50_minutes"];
  const opus = "1.1-claude-opus-4-6-inspect";
  expect(seen("2026-02-05", opus)).toBeUndefined();
  expect(seen("2026-02-19", opus)).toBeUndefined();
  // 14.5 hours were published on 2026-02-20 and corrected to 12 on 2026-03-03.
  expect(seen("2026-02-20", opus)).toBe(870);
  expect(seen("2026-03-02", opus)).toBe(870);
  expect(seen("2026-03-03", opus)).toBe(718.80683);
  const mythos = "1.1-claude-mythos-preview-early";
  expect(seen("2026-04-07", mythos)).toBeUndefined();
  expect(seen("2026-05-08", mythos)).toBe(1044.780145);
  // 4 h 49 min was published four weeks after the model was.
  expect(seen("2025-12-19", "1.0-claude-opus-4-5")).toBeUndefined();
  expect(seen("2025-12-20", "1.0-claude-opus-4-5")).toBeCloseTo(289, 0);
});

test("a release date is the day that METR wrote, in any time zone", () => {
  expect(horizons.row("1.0-gpt2").date).toBe("2019-02-14");
  expect(horizons.row("1.1-gpt2").date).toBe("2019-02-14");
});

test("suites stay apart: 25 results of 1.1 and one addition, 33 of 1.0, 7 legacy", () => {
  const count = (suite: string) => standing.filter((row) => row["suite"] === suite).length;
  expect([count("1.1"), count("1.0"), count("legacy")]).toEqual([26, 33, 7]);
});

test("no result of a suite was known before the suite was published", () => {
  for (const row of horizons.rows) {
    expect(row.known_on >= (row["suite"] === "1.1" ? "2026-01-29" : "2025-03-19")).toBe(true);
  }
});

test("the doubling time since 2023 of the best agents of suite 1.1 is METR's 128.744 days", () => {
  const best = standing.filter(
    (row) => row["suite"] === "1.1" && row["state_of_the_art"] === true && row.date >= "2023-01-01",
  );
  const day = best.map((row) => Date.parse(row.date) / 86_400_000);
  const log = best.map((row) => Math.log(row["p50_minutes"] as number));
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(day), mean(log)];
  const slope =
    day.reduce((sum, value, index) => sum + (value - x) * ((log[index] ?? 0) - y), 0) /
    day.reduce((sum, value) => sum + (value - x) ** 2, 0);
  expect(best).toHaveLength(14);
  // METR prints three decimals.
  expect(Math.LN2 / slope).toBeCloseTo(128.744, 3);
});
