import { expect, test } from "vitest";
import { translator } from "../i18n/translate.ts";
import { renderChart } from "./render.ts";
import { type StackData, stackChart } from "./stack-chart.ts";

const data: StackData = {
  name: "Shares of visits",
  filter: "",
  asOf: "2026-01-01",
  source: "Example Institute, CC BY 4.0",
  unit: "share",
  unitLabel: "share",
  restLabel: "not named",
  rows: [
    {
      label: "2025",
      parts: [
        { name: "OpenAI", value: 0.6 },
        { name: "Google", value: 0.2 },
      ],
      rest: 0.2,
      note: "HHI 4,000 – 4,400",
    },
    { label: "2026", parts: [{ name: "OpenAI", value: 0.5 }], rest: 0.5 },
  ],
};

interface Layer {
  readonly data: { readonly values: readonly Readonly<Record<string, number>>[] };
  readonly mark: { readonly strokeWidth?: number };
}

const barsOf = (stack: StackData) =>
  (stackChart(stack, translator("en")).specification["layer"] as readonly Layer[]).find(
    ({ mark }) => mark.strokeWidth === 20,
  )?.data.values ?? [];

test("keeps the specification of its golden file", async () => {
  const { specification } = stackChart(data, translator("en"));
  await expect(`${JSON.stringify(specification, null, 1)}\n`).toMatchFileSnapshot(
    "golden/stack-chart.json",
  );
});

test("parts follow one another, are as long as their shares, and the rest fills the whole", () => {
  const [first, second, rest] = barsOf(data);
  // A pixel is left between parts.
  expect(second?.["x"]).toBeCloseTo((first?.["x2"] ?? 0) + 1, 1);
  const width = (bar: typeof first) => (bar?.["x2"] ?? 0) - (bar?.["x"] ?? 0) + 1;
  expect(width(first) / width(second)).toBeCloseTo(3, 1);
  expect(width(second)).toBeCloseTo(width(rest), 0);
});

test("a name has the same colour in every row", () => {
  const colors = barsOf(data).map((bar) => bar["color"]);
  expect(colors[0]).toBe(colors[3]);
  expect(colors[2]).toBe(colors[4]);
});

test("says every part in words", () => {
  const { summary } = stackChart(data, translator("en"));
  expect(summary).toContain("2025: OpenAI 60 %, Google 20 %, not named 20 % (HHI 4,000 – 4,400)");
});

test.each([
  ["en", 680],
  ["zh", 340],
] as const)("is drawn without a warning in %s at %i pixels", async (language, width) => {
  const warnings: string[] = [];
  const { specification } = stackChart(
    { ...data, name: language === "zh" ? "访问量份额" : data.name },
    translator(language),
    { theme: "dark", width },
  );
  const svg = await renderChart(specification, { onWarning: (text) => warnings.push(text) });
  expect(warnings).toEqual([]);
  if (language === "zh") expect(svg).toContain("访问量份额");
});
