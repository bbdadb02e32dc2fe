import { describe, expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { runOperation } from "../contract/run-operation.ts";
import chip from "./chip.ts";
import type { ChipList, ChipProfileResult } from "./result.ts";

async function ask(input: Record<string, unknown>) {
  const run = await runOperation(chip, input, contextOf());
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  return { result: run.value.envelope.result as ChipProfileResult, document: run.value.document };
}

describe("a chip", () => {
  test("has the figures of its maker's page: H100 SXM", async () => {
    // NVIDIA H100 datasheet: 989.4 TFLOP/s in 16 bits, dense; 80 GB; 3.35 TB/s; 700 W.
    const { result } = await ask({ name: "h100-sxm" });
    const peaks = Object.fromEntries(result.peaks.map((each) => [each.format, each.flopPerS]));
    expect(peaks["fp16"]).toBeCloseTo(989.4e12, -12);
    expect(peaks["fp8"]).toBeCloseTo(1979e12, -12);
    expect(result.memoryBytes).toBe(80e9);
    expect(result.memoryBandwidthBytePerS).toBeCloseTo(3.35e12, -10);
    expect(result.powerW).toBe(700);
    expect(result.flopPerJoule).toBeCloseTo((peaks["fp16"] as number) / 700, 0);
  });

  test("is found by its generation, its full name and in any spelling", async () => {
    const ids = await Promise.all(
      ["h100", "H100 SXM", "NVIDIA H100 SXM5 80GB"].map(
        async (name) => (await ask({ name })).result.id,
      ),
    );
    expect(new Set(ids)).toEqual(new Set(["h100-sxm"]));
  });

  test("costs what the planners take for the day, with quotes up to that day alone", async () => {
    const asOf = "2024-12-31";
    const { result } = await ask({ name: "h100-sxm", asOf });
    expect(result.quotes.length).toBeGreaterThan(10);
    expect(result.quotes.every(({ date }) => date <= asOf)).toBe(true);
    const rent = result.prices.find(({ term }) => term === "on-demand");
    expect(rent?.usd).toBeGreaterThanOrEqual(rent?.lowest as number);
    expect(rent?.usd).toBeLessThanOrEqual(rent?.highest as number);
    const later = await ask({ name: "h100-sxm" });
    expect(later.result.quotes.length).toBeGreaterThan(result.quotes.length);
  });

  test("of which only the list of chips tells has its figures too", async () => {
    const { result } = await ask({ name: "NVIDIA GeForce GTX 280" });
    expect(result.releasePriceUsd).toBe(649);
    expect(result.served).toEqual([]);
  });

  test("is drawn with its prices, and tells what was published of it", async () => {
    const { result, document } = await ask({ name: "h100-sxm" });
    expect(document.filter(({ kind }) => kind === "chart")).toHaveLength(1);
    expect(result.published.some(({ what }) => what === "training")).toBe(true);
    expect(result.served.length).toBeGreaterThan(0);
  });

  test("is refused with the nearest names where none is meant", async () => {
    const run = await runOperation(chip, { name: "h101-sxm" }, contextOf());
    expect(run).toMatchObject({ ok: false, error: { code: "unknown-chip" } });
    expect(run.ok ? "" : run.error.facts["known"]).toContain("h100");
  });

  test("that was not out yet is not known", async () => {
    const input = { name: "b200", asOf: "2022-01-01" };
    const run = await runOperation(chip, input, contextOf());
    expect(run).toMatchObject({ ok: false, error: { code: "unknown-chip" } });
  });
});

test("chips without a name are listed, newest first, each once", async () => {
  const run = await runOperation(chip, {}, contextOf());
  const { chips } = (run.ok ? run.value.envelope.result : { chips: [] }) as ChipList;
  expect(chips.length).toBeGreaterThan(100);
  expect(new Set(chips.map(({ id }) => id)).size).toBe(chips.length);
  expect(chips.map(({ date }) => date)).toEqual(
    chips
      .map(({ date }) => date)
      .sort()
      .reverse(),
  );
});
