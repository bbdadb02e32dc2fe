import { expect, test } from "vitest";
import { facts } from "../../test/support/trend.ts";
import { translator } from "../i18n/translate.ts";
import { datacentreElectricity } from "../trends/datacentre-electricity.ts";
import { renderChart } from "./render.ts";
import { type ScenarioChartData, scenarioChart } from "./scenario-chart.ts";

const scenario = datacentreElectricity.observe(facts, { asOf: "2026-11-23", hindsight: false });
if (!scenario.ok) throw new Error(JSON.stringify(scenario.error));
const { observations, projections, band } = scenario.value;

const data: ScenarioChartData = {
  result: { unit: "TWh/yr", points: observations, projections, band },
  name: "Electricity of data centres",
  unitLabel: "TWh a year",
  filter: "world",
  asOf: "2026-11-23",
  source: "Example Institute, CC BY 4.0",
};

interface Layer {
  readonly data: { readonly values: readonly Record<string, unknown>[] };
  readonly mark: { readonly type: string };
}

const layers = scenarioChart(data, translator("en")).specification["layer"] as readonly Layer[];

test("the band runs from the last comparable estimate through what projections span", () => {
  const area = layers.find(({ mark }) => mark.type === "area");
  expect(area?.data.values).toEqual([
    { date: "2025-12-31", lower: 485, upper: 485 },
    { date: "2030-12-31", lower: 945, upper: 950 },
    { date: "2035-12-31", lower: 1200, upper: 1200 },
  ]);
});

test("no line is drawn, because nothing is fitted", () => {
  expect(layers.some(({ mark }) => mark.type === "line")).toBe(false);
});

test("says in words that two estimates are no fit, and what the band spans", () => {
  const { summary } = scenarioChart(data, translator("en"));
  expect(summary).toContain("not a fit: 2 comparable estimates (2024, 2025)");
  expect(summary).toMatch(/2030: 945.* to 950/);
});

test.each(["en", "zh"] as const)("is drawn without a warning in %s", async (language) => {
  const warnings: string[] = [];
  const { specification } = scenarioChart(data, translator(language), {
    theme: "dark",
    width: 400,
  });
  const svg = await renderChart(specification, { onWarning: (text) => warnings.push(text) });
  expect(warnings).toEqual([]);
  expect(svg).toContain(' width="400"');
});

test("the specification is the golden one", async () => {
  const { specification } = scenarioChart(data, translator("en"));
  await expect(`${JSON.stringify(specification, null, 2)}\n`).toMatchFileSnapshot(
    "golden/scenario-chart.json",
  );
});
