import { describe, expect, test } from "vitest";
import { chipHoursOf, peakForTraining } from "./chip-hours.ts";
import type { Chip, TrainingRun } from "./training-run.ts";

const run: TrainingRun = {
  name: "GPT-X",
  published: "2023-03-15",
  organization: "OpenAI",
  hardware: ["NVIDIA A100"],
};
const a100: Chip = {
  name: "NVIDIA A100",
  tensorFp16: 312e12,
  tensorFp32: 156e12,
  fp16: 78e12,
  fp32: 19.5e12,
};

describe("chipHoursOf", () => {
  test("stated chip-hours win over chips times hours", () => {
    const stated = chipHoursOf({ ...run, chipHours: 5, chipCount: 2, hours: 3 }, a100);
    expect(stated).toEqual({ ok: true, value: 5 });
    expect(chipHoursOf({ ...run, chipCount: 2, hours: 3 }, a100)).toEqual({ ok: true, value: 6 });
  });

  test("compute over peak and utilisation, 37.5 % when the run states none", () => {
    const hour = 312e12 * 3600;
    const assumed = chipHoursOf({ ...run, trainingFlop: 0.375 * hour }, a100);
    expect(assumed.ok && assumed.value).toBeCloseTo(1, 12);
    const stated = chipHoursOf({ ...run, trainingFlop: 0.5 * hour, utilization: 0.5 }, a100);
    expect(stated.ok && stated.value).toBeCloseTo(1, 12);
  });

  test("says what is missing", () => {
    expect(chipHoursOf(run, a100)).toMatchObject({
      ok: false,
      error: { code: "no-chip-hours", facts: { missing: "training compute" } },
    });
    expect(chipHoursOf({ ...run, trainingFlop: 1e20 }, { name: "X" })).toMatchObject({
      ok: false,
      error: { code: "no-chip-hours", facts: { missing: "peak of X" } },
    });
  });
});

describe("peakForTraining", () => {
  test("tensor FP16, then TF32, then FP32; half precision outside tensor cores for TPUs only", () => {
    expect(peakForTraining(a100)).toBe(312e12);
    expect(peakForTraining({ ...a100, tensorFp16: undefined })).toBe(156e12);
    const old: Chip = { name: "NVIDIA P100", fp16: 18.7e12, fp32: 9.3e12 };
    expect(peakForTraining(old)).toBe(9.3e12);
    expect(peakForTraining({ name: "Google TPU v3", fp16: 123e12 })).toBe(123e12);
    expect(peakForTraining({ name: "Google TPU v1", int8: 92e12, fp32: 1 })).toBe(92e12);
  });
});
