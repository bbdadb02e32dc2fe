import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const forecasts = readDataset(import.meta.dirname);
const of = (id: string) => forecasts.rows.find((row) => row["id"] === id);

test("the rows are the ones that the manifest describes", () => {
  expect(forecasts.intact).toBe(true);
  expect(forecasts.manifest.coverage.rows).toBe(forecasts.rows.length);
});

test("at least fifty forecasts of others are there, ten of them one question", () => {
  const claims = new Set(forecasts.rows.map((row) => row["claim"]));
  expect(claims.size).toBeGreaterThanOrEqual(50);
  const arena = forecasts.rows.filter((row) => row["cluster"] === "polymarket.arena-first");
  expect(arena).toHaveLength(10);
});

test("Cotra gave a day in the median, with fifths at 15 and 40 hours", () => {
  const stated = JSON.parse(String(of("cotra.horizon-2026/first")?.["distribution"]));
  expect(stated).toMatchObject({ median: 24 * 60, p20: 15 * 60, p80: 40 * 60 });
});

test("a market gave OpenAI 38 % to come first, in June 2026", () => {
  expect(of("polymarket.arena-first.openai/first")).toMatchObject({
    ...{ date: "2026-06-15", known_on: "2026-06-30", probability: 0.38 },
    probability_from: "stated",
  });
});

test("the agency put data centres at 945 TWh in 2030", () => {
  expect(String(of("iea.945-twh/first")?.["distribution"])).toContain('"median":945');
});
