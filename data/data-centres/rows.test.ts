import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const centres = readDataset(import.meta.dirname);

test("the rows are the ones that the manifest describes", () => {
  expect(centres.intact).toBe(true);
  expect(centres.manifest.coverage.rows).toBe(centres.rows.length);
});

test("Colossus 1 had 100,000 H100 equivalents on 181 MW on 2024-09-02", () => {
  const row = centres.row("colossus-1-2024-09-02");
  expect([row["h100e"], row["power_mw"], row["it_power_mw"]]).toEqual([100_000, 181, 139]);
  expect(row["owners"]).toEqual(["SpaceXAI"]);
});

test("Microsoft's Project Osmium had one building of 57 MW at the start of 2021", () => {
  const row = centres.row("microsoft-project-osmium-2021-01-01");
  expect([row["buildings"], row["power_mw"], row["it_power_mw"]]).toEqual([1, 57, 48]);
  expect(row["capital_cost_usd2025"]).toBe(1_818_336_000);
});

test("no owner carries a mark of certainty", () => {
  for (const row of centres.rows) {
    for (const owner of (row["owners"] as readonly string[] | undefined) ?? []) {
      expect(owner).not.toContain("#");
    }
  }
});

test("59 of 282 states lie after the copy of 2026-05-23: plans", () => {
  expect(centres.rows).toHaveLength(282);
  expect(centres.rows.filter((row) => row["planned"] === true)).toHaveLength(59);
  for (const row of centres.rows) expect(row["planned"]).toBe(row.date > "2026-05-23");
});

test("zero computing beside 627 MW means that it is not known", () => {
  expect(centres.cell("google-cedar-rapids-2030-05-26", "power_mw")).toBe(627);
  expect(centres.cell("google-cedar-rapids-2030-05-26", "h100e")).toBeUndefined();
});
