import { describe, expect, test } from "vitest";
import { translator } from "../i18n/translate.ts";
import { type PriceStepsData, priceSteps } from "./price-steps.ts";
import { renderChart } from "./render.ts";

const data: PriceStepsData = {
  name: "The price of a level falls tenfold a year",
  filter: "",
  asOf: "2026-03-01",
  source: "Example Institute, CC BY 4.0",
  unit: "USD/Mtok",
  unitLabel: "USD per million tokens",
  series: [
    {
      label: "Level 1",
      records: [
        { date: "2024-07-01", value: 0.3, label: "Model C" },
        { date: "2023-03-01", value: 30, label: "Model A" },
        { date: "2023-11-01", value: 10, label: "Model B" },
      ],
    },
    {
      label: "Level 2",
      records: [
        { date: "2024-09-01", value: 25, label: "Model D" },
        { date: "2025-02-01", value: 0.29, label: "Model E" },
      ],
    },
    { label: "Level 3", records: [] },
  ],
};

describe("price steps", () => {
  test("keep the specification of their golden file", async () => {
    const { specification } = priceSteps(data, translator("en"));
    await expect(`${JSON.stringify(specification, null, 1)}\n`).toMatchFileSnapshot(
      "golden/price-steps.json",
    );
  });

  test("a price holds from its date to the next record, the last one to the as-of date", () => {
    const [first] = stepsOf(priceSteps(data, translator("en")).specification);
    expect(first?.mark.interpolate).toBe("step-after");
    expect(first?.data.values.map(({ date, value }) => [date, value])).toEqual([
      ["2023-03-01", 30],
      ["2023-11-01", 10],
      ["2024-07-01", 0.3],
      ["2026-03-01", 0.3],
    ]);
  });

  test("a level that nobody reached is left out", () => {
    const { specification, summary } = priceSteps(data, translator("en"));
    expect(stepsOf(specification)).toHaveLength(2);
    expect(summary).not.toContain("Level 3");
  });

  test("names of levels whose prices nearly meet do not cover one another", () => {
    const layers = priceSteps(data, translator("en")).specification["layer"] as Layer[];
    const names = layers
      .flatMap(({ data: { values } }) => values)
      .filter(({ text }) => typeof text === "string" && text.startsWith("Level"))
      .map(({ y }) => y as number)
      .sort((one, other) => one - other);
    expect(names).toHaveLength(2);
    // The letters of a label are 11.5 pixels high.
    expect((names[1] ?? 0) - (names[0] ?? 0)).toBeGreaterThanOrEqual(11.5);
  });

  test("says the first and the last price of each level in the language of the reader", () => {
    expect(priceSteps(data, translator("en")).summary).toContain(
      "Level 1: $30 on 2023-03-01, $0.3 on 2024-07-01",
    );
    expect(priceSteps(data, translator("zh")).summary).toContain("Level 1：2023-03-01 为 30 美元");
  });

  test.each([680, 360])("are drawn without a warning at %i pixels", async (width) => {
    const warnings: string[] = [];
    const { specification } = priceSteps(data, translator("zh"), { theme: "dark", width });
    await renderChart(specification, { onWarning: (message) => warnings.push(message) });
    expect(warnings).toEqual([]);
  });
});

interface Layer {
  readonly mark: { readonly type: string; readonly interpolate?: string };
  readonly data: { readonly values: readonly Record<string, unknown>[] };
}

const stepsOf = (specification: Readonly<Record<string, unknown>>): readonly Layer[] =>
  (specification["layer"] as Layer[]).filter(({ mark }) => mark.type === "line");
