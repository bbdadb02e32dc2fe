import { describe, expect, test } from "vitest";
import { factsOf } from "../../../test/support/facts.ts";
import { amortisedCost } from "./amortised-cost.ts";
import { liveEdition } from "./edition.ts";
import { disclosedRuns, flopPrice, flopPriceOn } from "./flop-price.ts";
import { trainingCostFacts } from "./inputs-from-facts.ts";
import { purchasePrice } from "./purchase-price.ts";
import type { Chip, TrainingRun } from "./training-run.ts";

const h100: Chip = {
  name: "NVIDIA H100 SXM5 80GB",
  released: "2022-10-01",
  powerWatt: 700,
  tensorFp16: 989e12,
};
const quotes = [
  {
    date: "2023-01-01",
    hardware: "NVIDIA H100 SXM5 80GB",
    purchaseUsd: 30_000,
    wholeServer: true,
    bareChip: false,
  },
];
const run: TrainingRun = {
  name: "A",
  published: "2024-06-01",
  organization: "Lab",
  hardware: [h100.name],
  trainingFlop: 1e24,
};

describe("disclosed runs", () => {
  const priced = (...runs: readonly TrainingRun[]) =>
    disclosedRuns(
      { runs, chips: [h100, { ...h100, name: "NVIDIA H800 SXM5" }], quotes },
      liveEdition,
    );

  test("are those with chip-hours, or chips and hours; an assumed utilisation prices none", () => {
    const runs = [
      { ...run, chipHours: 5e5 },
      { ...run, name: "B", chipCount: 1000, hours: 500 },
      { ...run, name: "C" },
      { ...run, name: "D", chipCount: 1000 },
      { ...run, name: "E", chipHours: 5e5, trainingFlop: undefined },
      { ...run, name: "F", chipHours: 5e5, hardware: [h100.name, "NVIDIA A100"] },
    ];
    const found = priced(...runs);
    expect(found.map((each) => each.run.name)).toEqual(["A", "B"]);
    const price = purchasePrice(h100, quotes, liveEdition);
    if (!price.ok) throw new Error(price.error.code);
    for (const { run: each, usd } of found) {
      const cost = amortisedCost(each, h100, 5e5, price.value, liveEdition);
      expect(cost.ok && cost.value.totalUsd).toBe(usd);
    }
  });

  test("cost the same on a chip made for export as on the one that it is cut from", () => {
    const disclosed = { ...run, chipHours: 5e5 };
    const [cut] = priced({ ...disclosed, hardware: ["NVIDIA H800 SXM5"] });
    // But for what their servers draw.
    expect((cut?.usd ?? 0) / (priced(disclosed)[0]?.usd ?? 1)).toBeCloseTo(1, 2);
  });
});

describe("the price of a FLOP", () => {
  const paid = (published: string, usdPerFlop: number) => ({
    run: { ...run, published },
    flop: 1e24,
    usd: 1e24 * usdPerFlop,
  });

  test("is what half of the disclosed runs paid more than, by day, whatever one of them did", () => {
    const runs = [
      paid("2021-01-01", 4e-18),
      paid("2022-01-01", 2e-18),
      paid("2023-01-01", 1e-18),
      paid("2024-01-01", 0.5e-18),
      paid("2025-01-01", 0.25e-18),
      paid("2023-06-01", 50e-18),
      paid("2015-09-30", 1),
    ];
    const price = flopPrice(runs);
    if (!price) throw new Error("no price");
    expect(price.runs).toHaveLength(6);
    const on = (date: string) => flopPriceOn(price, date) / 1e-18;
    expect(on("2021-01-01") / on("2024-01-01")).toBeCloseTo(8, 0);
    expect(on("2023-01-01")).toBeCloseTo(1, 1);
    expect(price.scatter).toBeLessThan(0.01);
    expect(flopPrice(runs.map((each) => ({ ...each, usd: 3 * each.usd })))?.intercept).toBeCloseTo(
      price.intercept + Math.log10(3),
      9,
    );
  });

  test("scatters as runs do", () => {
    const runs = [-2, -1, 0, 1, 2].flatMap((place) =>
      ["2021-01-01", "2023-01-01"].map((date) => paid(date, 10 ** (0.1 * place))),
    );
    expect(flopPrice(runs)?.scatter).toBeCloseTo(1.4826 * 0.1, 3);
  });

  test("is none where runs of one day are all there is", () => {
    expect(flopPrice([paid("2023-01-01", 1), paid("2023-01-01", 2)])).toBeUndefined();
  });
});

test("large disclosed runs pay within 30 % of what the line says", () => {
  const tables = trainingCostFacts(factsOf(), { asOf: "2026-11-29", hindsight: false });
  if (!tables.ok) throw new Error(tables.error.code);
  const price = flopPrice(disclosedRuns(tables.value, liveEdition));
  if (!price) throw new Error("no price");
  const large = price.runs.filter(
    ({ flop, run: each }) => flop >= 1e24 && each.published >= "2023",
  );
  expect(large.length).toBeGreaterThanOrEqual(10);
  const ratios = large
    .map(({ usd, flop, run: { published } }) => usd / flop / flopPriceOn(price, published))
    .toSorted((a, b) => a - b);
  const middle = ratios[Math.floor(ratios.length / 2)] as number;
  expect(middle).toBeGreaterThan(0.7);
  expect(middle).toBeLessThan(1.3);
});
