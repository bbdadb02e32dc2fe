import { describe, expect, test } from "vitest";
import { translator } from "../i18n/translate.ts";
import { type LawSinceData, lawSinceChart } from "./law-since-chart.ts";
import { renderChart } from "./render.ts";

const data: LawSinceData = {
  name: "The law since GPT-4",
  asOf: "2026-03-14",
  source: "Example Institute, CC BY 4.0",
  from: "2023-03-14",
  until: "2028-03-14",
  lines: [
    {
      label: "Capability",
      reached: "+3 generations",
      points: [
        { date: "2023-03-14", value: 0 },
        { date: "2026-03-14", value: 3 },
      ],
      ahead: [
        { date: "2026-03-14", value: 3, lower: 3, upper: 3.2 },
        { date: "2028-03-14", value: 5, lower: 4, upper: 6 },
      ],
      claimedPerYear: 1,
    },
    {
      label: "Price",
      reached: "÷500",
      points: [
        { date: "2023-03-14", value: 0 },
        { date: "2024-07-18", value: -2.2 },
        { date: "2026-03-14", value: -2.7 },
      ],
      ahead: [],
    },
  ],
};

interface Layer {
  readonly data?: { readonly values: readonly Readonly<Record<string, unknown>>[] };
  readonly mark: { readonly type: string; readonly strokeDash?: readonly number[] };
}

const layers = (chart: ReturnType<typeof lawSinceChart>) =>
  chart.specification["layer"] as readonly Layer[];

describe("the law since a day", () => {
  const chart = lawSinceChart(data, translator("en"));

  test("draws as it did", async () => {
    await expect(JSON.stringify(chart.specification, null, 1)).toMatchFileSnapshot(
      "golden/law-since-chart.json",
    );
  });

  test("draws a claim from 0 at its rate, and none where nothing was claimed", () => {
    const claims = layers(chart).filter(({ mark }) => mark.strokeDash?.[0] === 6);
    expect(claims).toHaveLength(1);
    const [begin, end] = claims[0]?.data?.values ?? [];
    expect(begin).toMatchObject({ y: 0 });
    // Five years at one a year.
    expect(end?.["y"]).toBeCloseTo(5, 2);
  });

  test("has a band only where something is forecast", () => {
    expect(layers(chart).filter(({ mark }) => mark.type === "area")).toHaveLength(1);
  });

  test("says what each line came to, and can be drawn in both themes", async () => {
    expect(chart.summary).toContain("+3 generations");
    expect(chart.summary).toContain("÷500");
    for (const theme of ["light", "dark"] as const) {
      const warnings: string[] = [];
      const drawn = lawSinceChart(data, translator("zh"), { theme, width: 360, height: 260 });
      const svg = await renderChart(drawn.specification, {
        onWarning: (message) => warnings.push(message),
      });
      expect(svg).toContain("+3 generations");
      expect(warnings).toEqual([]);
    }
  });
});
