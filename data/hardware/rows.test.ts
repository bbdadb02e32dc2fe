import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const hardware = readDataset(import.meta.dirname);

test("the rows are the ones that the manifest describes", () => {
  expect(hardware.intact).toBe(true);
  expect(hardware.manifest.coverage.rows).toBe(hardware.rows.length);
});

test("the H100 SXM has 989.4 dense TFLOP/s in BF16, 1979 in FP8, 80 GB, 3.35 TB/s and 700 W", () => {
  const h100 = hardware.row("NVIDIA-H100-SXM5-80GB");
  expect(h100["fp16_tensor_flop_s"]).toBe(989.4e12);
  expect(h100["fp8_flop_s"]).toBe(1979e12);
  expect(h100["memory_bytes"]).toBe(80e9);
  expect(h100["memory_bandwidth_byte_s"]).toBe(3.35e12);
  expect(h100["tdp_w"]).toBe(700);
});

test("the A100 SXM 80 GB has 312 dense TFLOP/s in BF16 and 2,039 GB/s, as its data sheet says", () => {
  const a100 = hardware.row("NVIDIA-A100-SXM4-80-GB");
  expect(a100["fp16_tensor_flop_s"]).toBe(312e12);
  expect(a100["memory_bandwidth_byte_s"]).toBe(2.039e12);
});

test("a TPU v5e has 197 TFLOP/s in BF16 and 393 TOP/s in INT8 (cloud.google.com/tpu/docs/v5e)", () => {
  const tpu = hardware.row("Google-TPU-v5e");
  expect([tpu["fp16_tensor_flop_s"], tpu["int8_op_s"]]).toEqual([197e12, 393e12]);
  expect(tpu.source).toBe("https://cloud.google.com/tpu/docs/v5e");
});

test("no peak is below that of a wider format on the same units", () => {
  const narrower = hardware.rows.filter(
    (row) =>
      Number(row["fp8_flop_s"]) < Number(row["fp16_tensor_flop_s"]) ||
      Number(row["fp4_flop_s"]) < Number(row["fp8_flop_s"]),
  );
  expect(narrower.map((row) => row.id)).toEqual([]);
});
