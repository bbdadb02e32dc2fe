import { expect, test } from "vitest";
import { translator } from "../i18n/translate.ts";
import { type CapabilityData, capabilityChart, capabilityDomain } from "./capability-chart.ts";
import { renderChart } from "./render.ts";

const point = (label: string, date: string, value: number, selected: boolean) => ({
  id: label,
  label,
  date,
  value,
  lower: value - 3,
  upper: value + 3,
  selected,
  organization: label.startsWith("A") ? "OpenAI" : "Google",
  open: false,
  source: "https://example.org",
});

const data: CapabilityData = {
  name: "Capability of models",
  filter: "",
  asOf: "2026-01-01",
  source: "Example Institute, CC BY 4.0",
  unitLabel: "index",
  points: [
    point("A1", "2024-01-01", 120, true),
    point("B1", "2024-06-01", 118, false),
    point("A2", "2025-01-01", 140, true),
  ],
};

interface Layer {
  readonly data?: { readonly values: readonly Readonly<Record<string, unknown>>[] };
  readonly mark: { readonly type: string; readonly interpolate?: string };
}

test("keeps the specification of its golden file", async () => {
  const { specification } = capabilityChart(data, translator("en"));
  await expect(`${JSON.stringify(specification, null, 1)}\n`).toMatchFileSnapshot(
    "golden/capability-chart.json",
  );
});

test("the best to date are records only, and hold until the as-of date", () => {
  const layers = capabilityChart(data, translator("en")).specification["layer"] as Layer[];
  const steps = layers.find(({ mark }) => mark.interpolate === "step-after")?.data?.values;
  expect(steps).toEqual([
    { date: "2024-01-01", value: 120 },
    { date: "2025-01-01", value: 140 },
    { date: "2026-01-01", value: 140 },
  ]);
});

test("the axis holds every model, the intervals of records, and a bar that is drawn over it", () => {
  const [low, high] = capabilityDomain({ ...data, include: [160] });
  expect(low).toBeLessThan(117);
  expect(high).toBeGreaterThan(160);
});

test.each([
  ["en", 680],
  ["zh", 340],
] as const)("is drawn without a warning in %s at %i pixels", async (language, width) => {
  const warnings: string[] = [];
  const { specification } = capabilityChart(data, translator(language), { theme: "dark", width });
  const svg = await renderChart(specification, { onWarning: (text) => warnings.push(text) });
  expect(warnings).toEqual([]);
  if (language === "zh") expect(svg).toContain("迄今最佳");
});
