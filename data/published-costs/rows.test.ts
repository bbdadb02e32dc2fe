import Papa from "papaparse";
import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";
import { carriedText } from "../../test/support/publications.ts";

const costs = readDataset(import.meta.dirname);

test("the rows are the ones that the manifest describes", () => {
  expect(costs.intact).toBe(true);
  expect(costs.manifest.coverage.rows).toBe(costs.rows.length);
});

test("a cost that the table of June 2025 held is of the recipe of 2024", () => {
  expect(costs.row("DINOv2")).toMatchObject({ edition: "2024", known_on: "2025-06-30" });
  expect(costs.row("Llama-3.1-405B")).toMatchObject({ edition: "2026", known_on: "2026-08-22" });
});

test("the costs of OPT, BLOOM and Llama 2 70B are those of the publisher's file", () => {
  for (const id of ["OPT-175B", "BLOOM-176B", "Llama-2-70B"]) {
    expect(costs.row(id)["edition"], id).toBe("2025");
  }
});

test("inputs that were revised are those of the table of June 2024", () => {
  const text = carriedText("training-cost-2024-06", "models.csv");
  const table = Papa.parse<Record<string, string>>(text, { header: true }).data;
  const revised = costs.rows.filter((row) => row["then_flop"] !== undefined);
  const found = revised.flatMap((row) => {
    const then = table.find(({ System }) => System?.trim() === row["model"]);
    return then ? [[row, then] as const] : [];
  });
  // One model had another name then.
  expect(revised.length - found.length).toBe(1);
  for (const [row, then] of found) {
    expect(Number(row["then_flop"]) / Number(then["Training compute (FLOP)"])).toBeCloseTo(1, 3);
    expect(Number(row["then_hours"] ?? 0)).toBeCloseTo(Number(then["Training time (hours)"]), 1);
    expect(row["then_quantity"] ?? 0).toBe(Number(then["Hardware quantity"]));
    // The table of chips has since named the memory of the H100.
    expect([row["then_hardware"]].flat().join()).toContain(then["Training hardware"]);
  }
});
