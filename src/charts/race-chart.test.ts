import { expect, test } from "vitest";
import { translator } from "../i18n/translate.ts";
import { type RaceChartData, raceChart } from "./race-chart.ts";
import { renderChart } from "./render.ts";

const data: RaceChartData = {
  name: "Within six months of the frontier in a year",
  filter: "",
  asOf: "2026-01-01",
  source: "Example Institute, CC BY 4.0",
  bar: { name: "+1gen", level: 125 },
  lanes: [
    {
      lab: "OpenAI",
      records: [
        { date: "2024-01-01", score: 100 },
        { date: "2025-01-01", score: 120 },
      ],
      ahead: [
        { date: "2026-07-01", p05: 120, p50: 122, p95: 130 },
        { date: "2027-01-01", p05: 121, p50: 126, p95: 140 },
      ],
      crosses: { p10: "2026-05-01", median: "2026-10-01", p90: "2027-01-01" },
      within: 0.8,
      leader: 0.6,
      byVotes: false,
    },
    {
      lab: "Lab of votes",
      records: [{ date: "2025-06-01", score: 110 }],
      ahead: [],
      within: 0.25,
      leader: 0.01,
      byVotes: true,
    },
  ],
};

interface Layer {
  readonly data: { readonly values: readonly Readonly<Record<string, unknown>>[] };
  readonly mark: {
    readonly strokeWidth?: number;
    readonly opacity?: number;
    readonly size?: number;
  };
}

const layers = () => raceChart(data, translator("en")).specification["layer"] as readonly Layer[];

test("keeps the specification of its golden file", async () => {
  const { specification } = raceChart(data, translator("en"));
  await expect(`${JSON.stringify(specification, null, 1)}\n`).toMatchFileSnapshot(
    "golden/race-chart.json",
  );
});

test("a bar is as long as its probability, a mark as far along as its own", () => {
  const [likely, unlikely] =
    layers().find(({ mark }) => mark.strokeWidth === 9 && mark.opacity)?.data.values ?? [];
  const length = (bar: typeof likely) => (bar?.["x2"] as number) - (bar?.["x"] as number);
  // Positions are rounded to a tenth of a pixel.
  expect(length(likely) / length(unlikely)).toBeCloseTo(0.8 / 0.25, 1);
  const [leader] = layers().find(({ mark }) => mark.size === 44)?.data.values ?? [];
  const along = (leader?.["x"] as number) - (likely?.["x"] as number);
  expect(along / length(likely)).toBeCloseTo(0.6 / 0.8, 1);
});

test("a record climbs by its score, on one scale for all lanes", () => {
  const steps = layers().filter(({ mark }) => mark.strokeWidth === 1.5);
  const rises = steps[0]?.data.values.filter(({ x, x2 }) => x === x2) ?? [];
  expect(rises).toHaveLength(1);
  // From 100 to 120 of a scale that ends at 140, the highest of what may come.
  expect((rises[0]?.["y"] as number) - (rises[0]?.["y2"] as number)).toBeCloseTo(17, 1);
});

test("a fan opens from today's record and reaches as far as the last day says", () => {
  const [area] = layers().filter(({ mark }) => (mark as { type?: string }).type === "area");
  const points = area?.data.values ?? [];
  expect(points).toHaveLength(3);
  const width = (at: number) => (points[at]?.["y2"] as number) - (points[at]?.["y"] as number);
  expect(width(0)).toBe(0);
  expect(width(2) / width(1)).toBeCloseTo(19 / 10, 1);
});

test("when a bar is crossed is drawn at its level, with a tick at the median", () => {
  const ruled = layers().filter(({ mark }) => mark.strokeWidth === 1.5 && !mark.opacity);
  const [steps, crossing, tick] = ruled.slice(-3);
  expect(steps).toBeDefined();
  const [line] = crossing?.data.values ?? [];
  const [middle] = tick?.data.values ?? [];
  expect(line?.["y"]).toBe(line?.["y2"]);
  expect(middle?.["x"]).toBe(middle?.["x2"]);
  expect(middle?.["x"] as number).toBeGreaterThan(line?.["x"] as number);
  expect(middle?.["x"] as number).toBeLessThan(line?.["x2"] as number);
});

test("says every lane in words and marks what votes stand in for", () => {
  const { summary, specification } = raceChart(data, translator("en"));
  expect(summary).toContain("OpenAI: 80 % near the frontier, 60 % leader");
  expect(JSON.stringify(specification)).toContain("Lab of votes (votes)");
});

test.each([
  ["en", 680],
  ["zh", 340],
] as const)("is drawn without a warning in %s at %i pixels", async (language, width) => {
  const warnings: string[] = [];
  const { specification } = raceChart(data, translator(language), { theme: "dark", width });
  await renderChart(specification, { onWarning: (text) => warnings.push(text) });
  expect(warnings).toEqual([]);
});
