import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const staff = readDataset(import.meta.dirname);

test("the rows are the ones that the manifest describes", () => {
  expect(staff.intact).toBe(true);
  expect(staff.manifest.coverage.rows).toBe(staff.rows.length);
});

test("OpenAI had 375 people in January 2023, as its head wrote", () => {
  const row = staff.row("openai-2023-01-23-company");
  expect([row["staff"], row["reported_by"]]).toEqual([375, "company"]);
});

test("Anthropic had 300 people in December 2023 and 2,300 in December 2025", () => {
  expect(staff.cell("anthropic-2023-12-13-company", "staff")).toBe(300);
  expect(staff.cell("anthropic-2025-12-02-company", "staff")).toBe(2300);
});

test("xAI's 900 contractors are not its 300 employees", () => {
  expect(staff.cell("xai-2025-03-12-company", "staff")).toBe(300);
  expect(staff.cell("xai-2025-03-12-contractors", "staff")).toBe(900);
});

test("two reports on one division at one date are both kept", () => {
  const rows = staff.rows.filter((row) => row["company"] === "Google" && row.date === "2024-05-16");
  expect(rows.map((row) => row["staff"]).sort()).toEqual([2600, 4000]);
});
