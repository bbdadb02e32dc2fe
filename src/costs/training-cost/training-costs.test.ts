import { describe, expect, test } from "vitest";
import { edition202406, edition202409 } from "./edition.ts";
import { trainingCosts } from "./training-costs.ts";
import type { Chip, PriceQuote, TrainingRun } from "./training-run.ts";

const chips: readonly Chip[] = [
  { name: "NVIDIA A100", released: "2020-03-01", powerWatt: 400, tensorFp16: 312e12 },
];
const quotes: readonly PriceQuote[] = [
  {
    date: "2020-05-21",
    hardware: "NVIDIA A100",
    purchaseUsd: 24_875,
    wholeServer: true,
    bareChip: false,
  },
  {
    date: "2021-01-01",
    hardware: "NVIDIA A100",
    vendor: "Amazon Web Services",
    threeYearUsd: 1.5,
    wholeServer: false,
    bareChip: false,
  },
];
const base: TrainingRun = {
  name: "Base",
  published: "2022-06-01",
  organization: "NVIDIA",
  hardware: ["NVIDIA A100"],
  chipCount: 100,
  hours: 1000,
};
const tuned: TrainingRun = { ...base, name: "Tuned", hours: 10, baseModel: "Base" };

const costsOf = (runs: readonly TrainingRun[], edition = edition202406) =>
  trainingCosts({ runs, chips, quotes }, edition);

describe("trainingCosts", () => {
  test("a cost is the sum of its parts, the network a fifth of hardware and network", () => {
    const [costs] = costsOf([base]);
    if (!costs?.amortised.ok) throw new Error("not priced");
    const { totalUsd, hardwareUsd, interconnectUsd, energyUsd } = costs.amortised.value;
    expect(totalUsd).toBeCloseTo(hardwareUsd + interconnectUsd + energyUsd, 9);
    expect(interconnectUsd / (hardwareUsd + interconnectUsd)).toBeCloseTo(0.19, 12);
  });

  test("renting is hours times rent, buying is chips times price over the network's share", () => {
    const [costs] = costsOf([base]);
    expect(costs?.cloud.ok && costs.cloud.value.totalUsd).toBe(150_000);
    expect(costs?.acquisition.ok && costs.acquisition.value.totalUsd).toBeCloseTo(
      (100 * 24_875) / 0.81,
      6,
    );
  });

  test("in the first edition a fine-tune costs its own run and its base, in the second nothing", () => {
    const [ofBase, ofTuned] = costsOf([base, tuned]);
    if (!ofBase?.cloud.ok || !ofTuned?.cloud.ok) throw new Error("not priced");
    expect(ofTuned.cloud.value.baseModelUsd).toBe(150_000);
    expect(ofTuned.cloud.value.totalUsd).toBe(151_500);
    const [, second] = costsOf([base, tuned], edition202409);
    expect(second?.amortised).toMatchObject({ ok: false, error: { code: "fine-tune" } });
  });

  test("a fine-tune whose base is absent or unpriced, or a circle of bases, has no cost", () => {
    const unpriced = { ...base, hardware: [] };
    const circle = { ...base, baseModel: "Tuned" };
    for (const runs of [[tuned], [unpriced, tuned], [circle, tuned]]) {
      const last = costsOf(runs).at(-1);
      expect(last?.amortised).toMatchObject({ ok: false, error: { code: "base-not-priced" } });
    }
  });

  test("a run that cannot be priced says why on each basis", () => {
    const codes = (run: TrainingRun) =>
      costsOf([run]).flatMap(({ amortised, cloud, acquisition }) =>
        [amortised, cloud, acquisition].map((cost) => (cost.ok ? "priced" : cost.error.code)),
      );
    expect(codes({ ...base, hardware: [] })).toEqual(["no-hardware", "no-hardware", "no-hardware"]);
    expect(codes({ ...base, hardware: ["NVIDIA A100", "NVIDIA V100"] })[0]).toBe("several-chips");
    expect(codes({ ...base, hardware: ["Abacus"] })[0]).toBe("unknown-chip");
    expect(codes({ ...base, hours: undefined })).toEqual([
      "no-chip-hours",
      "no-chip-hours",
      "priced",
    ]);
    expect(codes({ ...base, chipCount: undefined, chipHours: 10 })).toEqual([
      "priced",
      "priced",
      "no-chip-count",
    ]);
  });
});
