import { expect, test } from "vitest";
import { translator } from "../i18n/translate.ts";
import { type PriceLadderData, priceLadder } from "./price-ladder.ts";
import { renderChart } from "./render.ts";

const data: PriceLadderData = {
  name: "What a level of capability costs",
  filter: "",
  asOf: "2026-03-01",
  source: "Example Institute, CC BY 4.0",
  range: [100, 150],
  barLabel: "capability index",
  unitLabel: "USD/Mtok",
  steps: [
    { bar: 100, usdPerMtok: 0.1, model: "Small" },
    { bar: 110, usdPerMtok: 0.1, model: "Small" },
    { bar: 150, usdPerMtok: 10, model: "Large" },
  ],
};

test("keeps the specification of its golden file", async () => {
  const { specification } = priceLadder(data, translator("en"));
  await expect(`${JSON.stringify(specification, null, 1)}\n`).toMatchFileSnapshot(
    "golden/price-ladder.json",
  );
});

test("the horizontal axis has the range asked for, so that a control can share it", () => {
  const layers = priceLadder(data, translator("en")).specification["layer"] as readonly {
    readonly encoding?: { readonly x?: { readonly scale?: { readonly domain: unknown } } };
  }[];
  expect(layers[0]?.encoding?.x?.scale?.domain).toEqual([100, 150]);
});

test("a model that is cheapest at several bars is named once", () => {
  const text = JSON.stringify(priceLadder(data, translator("en")).specification["layer"]);
  const times = (name: string) => text.split(`"text":"${name}"`).length - 1;
  // A name is drawn with a halo beneath, so each counts as often as one that stands once.
  expect(times("Small")).toBe(times("Large"));
  expect(times("Small")).toBeGreaterThan(0);
});

test("says every step in words", () => {
  expect(priceLadder(data, translator("en")).summary).toContain("150: $10, Large");
});

test.each(["en", "zh"] as const)("is drawn without a warning in %s", async (language) => {
  const warnings: string[] = [];
  const { specification } = priceLadder(data, translator(language), { theme: "dark", width: 340 });
  await renderChart(specification, { onWarning: (message) => warnings.push(message) });
  expect(warnings).toEqual([]);
});
