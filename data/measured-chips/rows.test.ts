import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const chips = readDataset(import.meta.dirname);
const planner = readDataset(import.meta.dirname.replace(/measured-chips$/, "planner-chips"));

test("an H200 NVL has 141 GB at 4.8 TB/s and draws up to 600 W (NVIDIA's page of the H200)", () => {
  const row = chips.row("h200-nvl");
  expect([row["memory_bytes"], row["memory_bandwidth_byte_s"], row["power_w"]]).toEqual([
    141e9, 4.8e12, 600,
  ]);
});

test("an L40S has 48 GB at 864 GB/s (NVIDIA's page of the L40S)", () => {
  const row = chips.row("l40s");
  expect([row["memory_bytes"], row["memory_bandwidth_byte_s"]]).toEqual([48e9, 864e9]);
});

test("peaks are dense: half of the 3,341 TFLOP/s with sparsity in eight bits of an H100 NVL", () => {
  expect(Math.abs((chips.cell("h100-nvl", "fp8_flop_s") as number) - 3341e12 / 2)).toBeLessThan(
    1e12,
  );
});

test("no chip is among the planner's as well", () => {
  const ids = planner.rows.map(({ id }) => id);
  expect(chips.rows.filter(({ id }) => ids.includes(id))).toEqual([]);
});

test("a DGX Spark has 128 GB at 273 GB/s, an M2 Ultra 800 GB/s (the makers' pages)", () => {
  expect(chips.cell("dgx-spark", "memory_bandwidth_byte_s")).toBe(273e9);
  expect(chips.cell("m2-ultra", "memory_bandwidth_byte_s")).toBe(800e9);
});

test("cards are rated with sums in 32 bits: an RTX 4090 has half of its 330 TFLOP/s", () => {
  expect(chips.cell("rtx-4090", "fp16_flop_s")).toBe(165.2e12);
});
