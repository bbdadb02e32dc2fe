import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { translator } from "../i18n/translate.ts";
import type { TrendPicture } from "./parts/trend-picture.ts";
import { renderChart } from "./render.ts";
import { sparkline } from "./sparkline.ts";

const trend: TrendPicture = JSON.parse(
  readFileSync(join(import.meta.dirname, "fixtures/made-up-trend.json"), "utf8"),
);
const data = {
  name: "Time horizon",
  unit: trend.unit,
  scale: trend.fit.scale,
  points: trend.points
    .filter(({ selected }) => selected)
    .map(({ date, value }) => ({ date, value })),
  line: trend.prediction.filter(({ kind, level }) => kind === "prediction" && level === 0.8),
};

describe("sparkline", () => {
  test("keeps the specification of its golden file", async () => {
    const { specification } = sparkline(data, translator("en"));
    await expect(`${JSON.stringify(specification, null, 1)}\n`).toMatchFileSnapshot(
      "golden/sparkline.json",
    );
  });

  test("says where the quantity began and where it stands, in human units", () => {
    expect(sparkline(data, translator("en")).summary).toMatch(
      /^Time horizon: 4\.\d+ min on 2023-02-01, 4\.\d+ h on 2026-02-05$/,
    );
    expect(sparkline(data, translator("zh")).summary).toContain("2026-02-05 为");
  });

  test("is as small as asked, without axes, and drawn without a warning", async () => {
    const warnings: string[] = [];
    const { specification } = sparkline(data, translator("en"), {
      theme: "dark",
      width: 200,
      height: 48,
    });
    const svg = await renderChart(specification, {
      onWarning: (message) => warnings.push(message),
    });
    expect(warnings).toEqual([]);
    expect(svg).toContain('width="200" height="48"');
    expect(svg).not.toContain("<text");
  });

  test("points without a line are shown alone", async () => {
    const { specification } = sparkline({ ...data, line: [] }, translator("en"));
    expect(specification["layer"]).toHaveLength(2);
  });
});
