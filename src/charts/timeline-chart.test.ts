import { expect, test } from "vitest";
import { translator } from "../i18n/translate.ts";
import { renderChart } from "./render.ts";
import { type TimelineData, timelineChart } from "./timeline-chart.ts";

const data: TimelineData = {
  name: "What arrives when",
  filter: "",
  asOf: "2026-01-01",
  source: "Example Institute, CC BY 4.0",
  unitLabel: "90 % interval",
  until: "2030-01-01",
  seenLabel: "reported",
  kinds: [
    { id: "price", label: "price" },
    { id: "speed", label: "speed" },
    { id: "unused", label: "unused" },
  ],
  rows: [
    {
      label: "Notes",
      kind: "price",
      date: "2024-01-01",
      lower: "2023-07-01",
      upper: "2024-07-01",
      reached: true,
      seen: "2024-03-01",
    },
    {
      label: "Work of a day",
      kind: "speed",
      date: "2027-01-01",
      lower: "2026-06-01",
      upper: null,
      reached: false,
    },
    {
      label: "Never",
      kind: "speed",
      date: null,
      lower: null,
      upper: null,
      reached: false,
      note: "not expected",
    },
  ],
};

interface Layer {
  readonly data: { readonly values: readonly Readonly<Record<string, unknown>>[] };
  readonly mark: { readonly strokeCap?: string; readonly size?: number };
}

const layersOf = (width = 680) =>
  timelineChart(data, translator("en"), { theme: "light", width }).specification[
    "layer"
  ] as readonly Layer[];

test("keeps the specification of its golden file", async () => {
  const { specification } = timelineChart(data, translator("en"));
  await expect(`${JSON.stringify(specification, null, 1)}\n`).toMatchFileSnapshot(
    "golden/timeline-chart.json",
  );
});

test("an interval of a year is as long as the year is on the axis", () => {
  const [year, open] = layersOf().find(({ mark }) => mark.strokeCap)?.data.values ?? [];
  const width = (bar: typeof year) => (bar?.["x2"] as number) - (bar?.["x"] as number);
  const ticks = layersOf()
    .flatMap(({ data: { values } }) => values)
    .filter(({ text }) => text === "2024" || text === "2025")
    .map(({ x }) => x as number);
  // The year 2024 has 366 days, the interval also; positions are rounded to a tenth of a pixel.
  expect(width(year)).toBeCloseTo((ticks[1] as number) - (ticks[0] as number), 0);
  const { specification } = timelineChart(data, translator("en"));
  expect(open?.["x2"]).toBe(specification["width"]);
});

test("what has happened is full, what is expected is hollow, and what is not expected has words", () => {
  const dots = (size: number) =>
    layersOf().find(({ mark }) => mark.size === size)?.data.values.length ?? 0;
  expect(dots(95)).toBe(2);
  expect(dots(30)).toBe(1);
  expect(JSON.stringify(layersOf())).toContain("not expected");
});

test("says every row in words, with the day on which it was seen", () => {
  const { summary } = timelineChart(data, translator("en"));
  expect(summary).toContain("Notes: 2024-01-01 (2023-07-01 to 2024-07-01) (2024-03-01)");
  expect(summary).toContain("Work of a day: 2027-01-01 (2026-06-01 to no bound)");
  expect(summary).toContain("Never: not expected");
});

test.each([
  ["en", 680],
  ["zh", 340],
] as const)("is drawn without a warning in %s at %i pixels", async (language, width) => {
  const warnings: string[] = [];
  const { specification } = timelineChart(data, translator(language), { theme: "dark", width });
  const svg = await renderChart(specification, { onWarning: (text) => warnings.push(text) });
  expect(warnings).toEqual([]);
  if (language === "zh") expect(svg).toContain("截至日");
});
