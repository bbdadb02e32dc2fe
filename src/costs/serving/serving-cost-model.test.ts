import { expect, test } from "vitest";
import { machineExecutor } from "../../../test/support/executors.ts";
import { notNegative, type Quantity, readQuantity } from "../parts/read-quantity.ts";
import { runCostModel } from "../parts/run-cost-model.ts";
import { type ServingCostInputs, servingCostModel } from "./serving-cost-model.ts";

function exactly(value: number): Quantity {
  const read = readQuantity("test", value, notNegative);
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

const plain: ServingCostInputs = {
  // A chip-second of 3.6 USD an hour is a thousandth of a dollar.
  usdPerChipHour: exactly(3.6),
  times: { output: 0.01, input: 0.001, cached: 0.0001 },
  inputPerOutput: 4,
  cachedShare: 0.5,
  utilization: exactly(0.5),
  watt: exactly(700),
  load: exactly(0.5),
  buildingFactor: exactly(1.2),
  // 730.5 GB per million tokens.
  cache: { bytesPerToken: 730_500, hours: exactly(2), usdPerGbMonth: exactly(0.05) },
  listPrice: { input: 1.5, cached: 0.5, output: 20 },
};

/** Medians of a run: the error of throughput has the median 1. */
async function run(change: Partial<ServingCostInputs> = {}) {
  const sampling = { draws: 1024, seed: 1, driversOf: [] };
  const result = await runCostModel(
    servingCostModel({ ...plain, ...change }),
    sampling,
    machineExecutor,
  );
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return (name: string) => result.value.outputs[name]?.p50;
}

/** The median of 1,024 points of an error of 17 %, and the width of a bin. */
const NEAR = 0.002;

test("a million tokens cost their chip-seconds, and over the share of hours in use", async () => {
  const median = await run();
  expect((median("output_used") ?? 0) / 10).toBeCloseTo(1, 2);
  expect((median("output_reserved") ?? 0) / 20).toBeCloseTo(1, 2);
  expect((median("input_used") ?? 0) / 1).toBeCloseTo(1, 2);
  expect((median("input_reserved") ?? 0) / 2).toBeCloseTo(1, 2);
});

test("a cached token costs its transfer, and to be kept: as often written as read at a half", async () => {
  const median = await run();
  // 730.5 GB for two of the 730.5 hours of a month, at 5 cents a GB.
  expect(median("cached_used")).toBeCloseTo(0.1 + 0.1, 3);
  expect(median("cached_reserved")).toBeCloseTo(0.2 + 0.1, 3);
  // One write for four reads.
  const mostly = await run({ cachedShare: 0.8 });
  expect(mostly("cached_used")).toBeCloseTo(0.1 + 0.025, 3);
  // Nothing is kept where nothing is cached.
  expect((await run({ cachedShare: 0 }))("cached_used")).toBeCloseTo(0.1, 3);
});

test("an answer is an output token with two fresh and two cached ones", async () => {
  const median = await run();
  const seconds = 0.01 + 2 * 0.001 + 2 * 0.0001;
  expect((median("tokens_per_chip") ?? 0) * seconds).toBeCloseTo(1, 2);
  const [used, reserved] = [1000 * seconds + 2 * 0.1, 2000 * seconds + 2 * 0.1];
  expect(Math.abs((median("whole_used") ?? 0) / used - 1)).toBeLessThan(NEAR);
  expect(Math.abs((median("whole_reserved") ?? 0) / reserved - 1)).toBeLessThan(NEAR);
  // The list price of those tokens: 20, two of 1.5 and two of 0.5.
  expect(median("margin")).toBeCloseTo(24 / reserved - 1, 2);
  expect(median("break_even")).toBeCloseTo((1000 * seconds) / (24 - 2 * 0.1), 2);
});

test("a chip draws its watts times load and building", async () => {
  const median = await run();
  expect((median("output_joule") ?? 0) / (700 * 0.5 * 1.2 * 0.01)).toBeCloseTo(1, 2);
  expect((median("input_joule") ?? 0) / (700 * 0.5 * 1.2 * 0.001)).toBeCloseTo(1, 2);
  expect((await run({ watt: undefined }))("output_joule")).toBe(0);
});

test("without a price of the chip nothing costs, and there is no margin", async () => {
  const median = await run({ usdPerChipHour: undefined });
  expect(median("whole_reserved")).toBe(0);
  expect(median("margin")).toBeUndefined();
  expect((await run({ listPrice: undefined }))("break_even")).toBeUndefined();
});
