import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const serving = readDataset(import.meta.dirname);

test("the rows are the ones that the manifest describes", () => {
  expect(serving.intact).toBe(true);
  expect(serving.manifest.coverage.rows).toBe(serving.rows.length);
});

test("one MI300X served Llama 2 70B offline at 3,062.72 tokens a second in round 4.1", () => {
  const row = serving.row("4.1-0001-llama2-70b-offline");
  expect(row["tokens_per_s"]).toBe(3062.72);
  expect([row["accelerators_total"], row["submitter"]]).toEqual([1, "AMD"]);
});

test("a rack of 72 GB200 served Llama 3.1 405B interactively at 9,897.52 tokens a second", () => {
  const row = serving.row("5.1-0388-llama3.1-405b-interactive");
  expect([row["accelerators_total"], row["tokens_per_s"]]).toEqual([72, 9897.52]);
  // Printed to six digits.
  expect(row["tokens_per_s_per_accelerator"]).toBeCloseTo(9897.52 / 72, 3);
});

test("system power was measured in nine rows, first 4,775.27 W", () => {
  const measured = serving.rows.filter((row) => row["power_w"] !== undefined);
  expect(measured).toHaveLength(9);
  expect(measured[0]?.["power_w"]).toBe(4775.27);
});

test("systems of mixed accelerators have a total and no value per accelerator", () => {
  const mixed = serving.rows.filter((row) => row["mixed_accelerators"] === true);
  expect(mixed.map((row) => row["accelerators_total"])).toEqual([48, 48, 24, 24]);
  for (const row of mixed) expect(row["tokens_per_s_per_accelerator"]).toBeUndefined();
});

test("115 results of round 4.1 and 216 of round 5.1, labelled as derived and unofficial", () => {
  const count = (round: string) => serving.rows.filter((row) => row["round"] === round).length;
  expect([count("4.1"), count("5.1")]).toEqual([115, 216]);
  expect(serving.manifest.title.en).toContain("derived, unofficial");
});
