import { describe, expect, test } from "vitest";
import { translator } from "../i18n/translate.ts";
import { type BarsChartData, barsChart } from "./bars-chart.ts";
import { renderChart } from "./render.ts";

const data: BarsChartData = {
  name: "Chips are half of the cost",
  filter: "",
  asOf: "2026-03-01",
  source: "Example Institute, CC BY 4.0",
  unit: "USD",
  unitLabel: "USD",
  draw: "bar",
  rows: [
    { label: "Chips", value: 30e6, lower: 24e6, upper: 40e6 },
    { label: "Staff of the research and engineering departments with equity", value: 20e6 },
    { label: "Energy", value: 2e6, lower: 1e6, upper: 3e6 },
  ],
};

const drivers: BarsChartData = {
  ...data,
  draw: "range",
  baseline: 60e6,
  rows: [
    { label: "Utilisation", value: 60e6, lower: 41e6, upper: 95e6 },
    { label: "Price", value: 60e6, lower: 50e6, upper: 70e6 },
  ],
};

describe("bars chart", () => {
  test("keeps the specification of its golden file", async () => {
    const { specification } = barsChart(data, translator("en"));
    await expect(`${JSON.stringify(specification, null, 1)}\n`).toMatchFileSnapshot(
      "golden/bars-chart.json",
    );
  });

  test("bars from zero are as long as their values", () => {
    const [bars] = thick(barsChart(data, translator("en")).specification);
    const lengths = bars?.data.values.map(({ x, x2 }) => (x2 as number) - (x as number)) ?? [];
    // Positions are rounded to a tenth of a pixel, the shortest bar is some twenty pixels long.
    expect((lengths[0] ?? 0) / (lengths[1] ?? 1)).toBeCloseTo(1.5, 2);
    expect((lengths[0] ?? 0) / (lengths[2] ?? 1)).toBeCloseTo(15, 0);
  });

  test("a driver is drawn from its low to its high result, around the central one", () => {
    const [bars] = thick(barsChart(drivers, translator("en")).specification);
    const [wide, narrow] = bars?.data.values.map(({ x, x2 }) => [x as number, x2 as number]) ?? [];
    expect(wide?.[0]).toBeLessThan(narrow?.[0] as number);
    expect(wide?.[1]).toBeGreaterThan(narrow?.[1] as number);
  });

  test("a long label is shortened and stays whole in the summary", () => {
    const { specification, summary } = barsChart(data, translator("en"));
    expect(JSON.stringify(specification["layer"])).toMatch(/Staff of the research[^"]*…"/);
    expect(summary).toContain("Staff of the research and engineering departments with equity $20M");
    expect(summary).toContain("Chips $30M ($24M to $40M)");
  });

  test.each([680, 360])("is drawn without a warning at %i pixels", async (width) => {
    const warnings: string[] = [];
    for (const each of [data, drivers]) {
      const { specification } = barsChart(each, translator("zh"), { theme: "dark", width });
      await renderChart(specification, { onWarning: (message) => warnings.push(message) });
    }
    expect(warnings).toEqual([]);
  });
});

interface Layer {
  readonly mark: { readonly strokeWidth?: number };
  readonly data: { readonly values: readonly Record<string, unknown>[] };
}

const thick = (specification: Readonly<Record<string, unknown>>): readonly Layer[] =>
  (specification["layer"] as Layer[]).filter(({ mark }) => mark.strokeWidth === 15);
