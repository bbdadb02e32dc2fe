import { expect, test } from "vitest";
import { machineExecutor } from "../../../test/support/executors.ts";
import type { Expression } from "../../graph/expression.ts";
import { runCostModel } from "../parts/run-cost-model.ts";
import { goodput } from "./goodput.ts";
import { type PlannedFacts, type TrainingBeliefs, trainingModel } from "./training-model.ts";

const exactly = (value: number): Expression => ({
  ...{ kind: "number", value, at: { line: 1, column: 1 } },
});
const plain: TrainingBeliefs = {
  ...{ chips: exactly(1000), tokens: exactly(1e12), mfu: exactly(0.4) },
  ...{ price: exactly(2), purchase: exactly(30_000), failuresPerChipHour: exactly(1e-5) },
  ...{ checkpointSeconds: exactly(60), restartMinutes: exactly(600) },
  ...{ load: exactly(0.5), pue: exactly(1.2), usdPerKwh: exactly(0.1) },
  ...{ finalShare: exactly(0.5), staffShare: exactly(0.2), idleShare: exactly(0.1) },
  dataUsd: exactly(1e6),
};
const facts: PlannedFacts = {
  ...{ modelFlopPerToken: 6e10, hardwareFlopFactor: 1.25, peak: 1e15, stepMfu: 0.5 },
  ...{ mostMfu: 0.9, wholeRunShare: 0.8, stepDeviation: 1e-6, wholeRunDeviation: 1e-6 },
  serverPowerWatt: 1000,
};

/** Outputs of a run that is certain. */
async function run(change: Partial<TrainingBeliefs> = {}, other: Partial<PlannedFacts> = {}) {
  const parts = trainingModel({ ...plain, ...change }, { ...facts, ...other });
  const result = await runCostModel(parts, { draws: 64, seed: 1, driversOf: [] }, machineExecutor);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const { outputs } = result.value;
  return (name: string): number => outputs[name]?.p50 ?? Number.NaN;
}

/** Bins of the histogram are 6e-5 wide. */
const near = (value: number, expected: number) => expect(value / expected).toBeCloseTo(1, 3);

const kept = goodput({
  ...{ perChipHour: 1e-5, chips: 1000, checkpointSeconds: 60, restartMinutes: 600 },
});
/** 6e22 FLOP at 40 % of 10^15 a second, in hours, less what failures cost. */
const hours = 6e22 / (0.4 * 1e15 * 3600) / kept.share;

test("chip-hours are FLOP over what a chip does in an hour that counts, days those of all chips", async () => {
  const of = await run();
  near(of("flop"), 6e22);
  near(of("mfuStep"), 0.4);
  near(of("hfuStep"), 0.5);
  near(of("mfuWholeRun"), 0.4 * kept.share);
  near(of("chipHours"), hours);
  near(of("days"), hours / 1000 / 24);
});

test("goodput in the graph is that of Daly's model", async () => {
  const of = await run();
  near(of("goodput"), kept.share);
  near(of("hoursBetweenFailures"), 100);
  near(of("checkpointMinutes"), kept.checkpointMinutes);
});

test("without a given utilisation the modelled one is corrected, and a whole run loses a fifth", async () => {
  const of = await run({ mfu: undefined });
  near(of("mfuStep"), 0.5);
  near(of("wholeRunShare"), 0.8);
  near(of("mfuWholeRun"), 0.5 * kept.share * 0.8);
  // No step achieves more than 90 % of the peak.
  near((await run({ mfu: undefined }, { stepMfu: 2 }))("mfuStep"), 0.9);
});

test("energy is kilowatts times load and building, at the price of a kilowatt-hour", async () => {
  const of = await run();
  near(of("energyKwh"), hours * 0.5 * 1.2);
  near(of("energyUsd"), hours * 0.5 * 1.2 * 0.1);
});

test("rent of the final run, of experiments as much, idle chips a tenth of all, staff a fifth", async () => {
  const of = await run();
  const rent = 2 * hours;
  const compute = rent / 0.5 / 0.9;
  near(of("rent"), rent);
  near(of("experiments"), rent);
  near(of("idle"), compute * 0.1);
  near(of("staff"), (compute + 1e6) / 4);
  near(of("programme"), (compute + 1e6) / 0.8);
});

test("chips of one's own lose 0.14 orders of magnitude a year, and a network costs 19 % of all", async () => {
  const of = await run();
  const wear = (0.14 * Math.LN10) / (365.25 * 24) / (1 - 0.19);
  near(of("own"), hours * 30_000 * wear + hours * 0.5 * 1.2 * 0.1);
  near(of("acquire"), (1000 * 30_000) / (1 - 0.19));
});

test("what is not known is left out", async () => {
  const of = await run({ price: undefined, purchase: undefined }, { serverPowerWatt: undefined });
  for (const name of ["energyKwh", "rent", "programme", "own", "acquire"]) {
    expect(of(name)).toBeNaN();
  }
});
