import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const chips = readDataset(import.meta.dirname);
const hardware = readDataset(import.meta.dirname.replace(/planner-chips$/, "hardware"));

test("the rows are the ones that the manifest describes", () => {
  expect(chips.intact).toBe(true);
  expect(chips.manifest.coverage.rows).toBe(chips.rows.length);
});

test("every chip of a server is in dataset hardware under the name given", () => {
  const names = hardware.rows.map((row) => row["name"]);
  const servers = chips.rows.filter((row) => row["kind"] === "server");
  expect(servers.filter((row) => !names.includes(row["hardware"] as string))).toEqual([]);
  expect(servers.length).toBeGreaterThanOrEqual(25);
});

test("an H800 differs from an H100 by its links: 400 instead of 900 GB/s (arXiv 2505.09343)", () => {
  expect(chips.cell("h800-sxm", "scale_up_bandwidth_byte_s")).toBe(400e9);
  expect(chips.cell("h100-sxm", "scale_up_bandwidth_byte_s")).toBe(900e9);
});

test("a TPU v4 pod has 4,096 chips (arXiv 2304.01433); an NVL72 has 72", () => {
  expect(chips.cell("tpu-v4", "scale_up_chips")).toBe(4096);
  expect(chips.cell("gb200", "scale_up_chips")).toBe(72);
});

test("an M4 Max has 546 GB/s and up to 128 GB, as Apple says", () => {
  expect(chips.cell("macbook-pro-m4-max", "memory_bandwidth_byte_s")).toBe(546e9);
  expect(chips.cell("macbook-pro-m4-max", "memory_bytes")).toBe(128e9);
});

test("two phones and two laptops are there", () => {
  const count = (kind: string) => chips.rows.filter((row) => row["kind"] === kind).length;
  expect([count("phone"), count("laptop")]).toEqual([2, 2]);
});
