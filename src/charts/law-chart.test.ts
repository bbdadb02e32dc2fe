import { describe, expect, test } from "vitest";
import { translator } from "../i18n/translate.ts";
import { type LawChartData, lawChart } from "./law-chart.ts";
import { renderChart } from "./render.ts";

const exactly = (perYear: number) => ({ perYear, perYearLow: perYear, perYearHigh: perYear });

const data: LawChartData = {
  name: "Prices fall faster than claimed",
  asOf: "2026-03-01",
  source: "Example Institute, CC BY 4.0",
  lines: [
    {
      id: "capability",
      title: "Capability",
      claimed: { perYear: 1, perYearLow: 0.5, perYearHigh: 2 },
      measured: { scale: "linear", n: 20, growthPerYear: 1.1, lower: 1, upper: 1.2, level: 0.9 },
      verdict: "as claimed",
    },
    {
      id: "inference-price",
      title: "Inference price",
      claimed: exactly(0.2),
      measured: { scale: "log", n: 90, growthPerYear: 0.1, lower: 0.08, upper: 0.125, level: 0.9 },
      verdict: "faster",
    },
    {
      id: "training-cost",
      title: "Training cost",
      claimed: exactly(0.4),
      measured: { scale: "log", n: 3, growthPerYear: 0.5, lower: 0, upper: null, level: 0.9 },
      verdict: "undecided",
    },
    {
      id: "frontier-run-cost",
      title: "Frontier run",
      claimed: null,
      measured: null,
      verdict: "undecided",
    },
  ],
};

describe("law chart", () => {
  test("keeps the specification of its golden file", async () => {
    const { specification } = lawChart(data, translator("en"));
    await expect(`${JSON.stringify(specification, null, 1)}\n`).toMatchFileSnapshot(
      "golden/law-chart.json",
    );
  });

  test("says each verdict in words, with claim, measurement and level", () => {
    const { summary } = lawChart(data, translator("en"));
    expect(summary).toContain(
      "Capability: as claimed · claimed 0.5 to 2; measured 1.1 (90 % CI 1 to 1.2)",
    );
    // Of a decline the slower end comes first, as in the other intervals.
    expect(summary).toContain("faster · claimed ÷5; measured ÷10 (90 % CI ÷8 to ÷12.5)");
    expect(summary).toContain("(90 % CI no bound to no bound) · n\u00a0=\u00a03");
    expect(summary).toContain("Frontier run: not claimed · not measurable on this data");
    expect(lawChart(data, translator("zh")).summary).toContain("Inference price：更快");
  });

  test("generations and factors never share an axis", () => {
    const text = JSON.stringify(lawChart(data, translator("en")).specification);
    expect(text.match(/generations a year/g)).toHaveLength(1);
    expect(text.match(/factor a year, log scale/g)).toHaveLength(1);
    const factors = { ...data, lines: data.lines.slice(1) };
    expect(JSON.stringify(lawChart(factors, translator("en")).specification)).not.toContain(
      "generations a year",
    );
  });

  test("a faster decline stands further left than a slower one", () => {
    const { specification } = lawChart(data, translator("en"));
    const dots = positionsOf(specification, "circle");
    const diamonds = positionsOf(specification, "diamond");
    // Rows with a measurement: capability, inference price, training cost.
    expect(dots[1]).toBeLessThan(diamonds[1] as number);
    expect(dots[1]).toBeLessThan(dots[2] as number);
  });

  test.each([680, 360])(
    "nothing stands outside a picture of %i pixels, and Vega has no objection",
    async (width) => {
      const warnings: string[] = [];
      const { specification } = lawChart(data, translator("zh"), { theme: "dark", width });
      for (const shape of ["circle", "diamond"]) {
        for (const x of positionsOf(specification, shape)) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(width);
        }
      }
      await renderChart(specification, { onWarning: (message) => warnings.push(message) });
      expect(warnings).toEqual([]);
    },
  );
});

/** Horizontal positions of the shapes in the plot; those of the legend stand above it. */
function positionsOf(specification: Readonly<Record<string, unknown>>, shape: string): number[] {
  const layers = specification["layer"] as {
    data: { values: Record<string, number | string>[] };
  }[];
  return layers
    .flatMap(({ data: { values } }) => values)
    .filter((row) => row["shape"] === shape && (row["y"] as number) > 0)
    .map((row) => row["x"] as number);
}
