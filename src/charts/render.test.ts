import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { translator } from "../i18n/translate.ts";
import { raceChart } from "./race-chart.ts";
import { drawChart, renderChart } from "./render.ts";

const golden = JSON.parse(
  readFileSync(join(import.meta.dirname, "golden/trend-chart.json"), "utf8"),
);
const root = join(import.meta.dirname, "../..");

/** Run a module text in a fresh Node, where nothing has been loaded yet. */
const runNode = (script: string, flags: readonly string[] = []) =>
  execFileSync(
    process.execPath,
    [...flags, "--import", "tsx", "--input-type=module", "--eval", script],
    { cwd: root, encoding: "utf8" },
  );

const renderScript = `
  import { createHash } from "node:crypto";
  import { readdirSync, readFileSync } from "node:fs";
  import { renderChart } from "./src/charts/render.ts";
  const specification = JSON.parse(readFileSync("src/charts/golden/trend-chart.json", "utf8"));
  if (process.execArgv.includes("--disallow-code-generation-from-strings")) {
    try { new Function("return 1"); console.log("the flag has no effect"); } catch {}
  }
  for (const zone of ["America/Los_Angeles", "Asia/Shanghai"]) {
    process.env.TZ = zone;
    const svg = await renderChart(specification);
    const hour = new Date(0).getHours();
    console.log(hour, createHash("sha256").update(svg).digest("hex"));
  }
`;

describe("rendering a chart", () => {
  test("gives the same bytes twice, however often Vega has numbered its parts", async () => {
    const first = await renderChart(golden);
    const [second, third] = await Promise.all([renderChart(golden), renderChart(golden)]);
    expect(second).toBe(first);
    expect(third).toBe(first);
  });

  test("generates no code and reads no time zone", { tags: "long" }, () => {
    const printed = runNode(renderScript, ["--disallow-code-generation-from-strings"]);
    // At midnight in Greenwich it is 16 o'clock in the west and 8 in the east.
    expect(printed).toMatch(/^16 ([0-9a-f]{64})\n8 \1\n$/);
  });

  test("loads Vega on the first drawing only", { tags: "long" }, () => {
    const script = `
      await import("./src/charts/render.ts");
      await import("./src/charts/trend-chart.ts");
      const { Session } = await import("node:inspector");
      const session = new Session();
      const urls = [];
      session.connect();
      session.on("Debugger.scriptParsed", ({ params }) => urls.push(params.url));
      session.post("Debugger.enable");
      console.log(urls.filter((url) => /node_modules.(vega|d3)/.test(url)).length);
      const { renderChart } = await import("./src/charts/render.ts");
      await renderChart({ data: { values: [{}] }, mark: "point" });
      console.log(urls.filter((url) => /node_modules.(vega|d3)/.test(url)).length > 0);
    `;
    expect(runNode(script)).toBe("0\ntrue\n");
  });

  test("names its parts after the prefix, so that two pictures can share a page", async () => {
    const one = await renderChart(golden, { idPrefix: "one" });
    const other = await renderChart(golden, { idPrefix: "other" });
    const names = (svg: string) => [...svg.matchAll(/\bid="([^"]+)"/g)].map((match) => match[1]);
    expect(names(one)).not.toEqual([]);
    expect(names(one).every((name) => name?.startsWith("one-"))).toBe(true);
    expect(names(one).filter((name) => names(other).includes(name))).toEqual([]);
    const used = [...one.matchAll(/url\(#([^)]+)\)/g)].map((match) => match[1]);
    expect(new Set(used)).toEqual(new Set(names(one)));
  });

  test("writes positions to a hundredth of a pixel and keeps numbers elsewhere whole", async () => {
    const svg = await renderChart({
      width: 100,
      height: 100,
      data: { values: [{ x: 1 / 3, label: "3.14159" }] },
      mark: "text",
      encoding: {
        x: { field: "x", type: "quantitative", scale: { domain: [0, 1] }, axis: null },
        text: { field: "label" },
      },
    });
    expect(svg).toContain("33.33,");
    expect(svg).not.toContain("33.333");
    expect(svg).toContain(">3.14159<");
  });

  test("carries the summary as its accessible name, escaped", async () => {
    const svg = await renderChart({
      description: 'a < b & "c"',
      data: { values: [{ x: 1 }] },
      mark: "point",
      encoding: { x: { field: "x", type: "quantitative" } },
    });
    expect(svg).toContain('role="img" aria-label="a &lt; b &amp; &quot;c&quot;"');
  });

  test("fetches nothing: data at an address is refused", async () => {
    const warnings: string[] = [];
    await renderChart(
      { data: { url: "https://example.org/rows.json" }, mark: "point" },
      { onWarning: (message) => warnings.push(message) },
    );
    expect(warnings.join("\n")).toContain("https://example.org/rows.json");
  });
});

test("marks say what they are about where they stand on the picture", async () => {
  const chart = raceChart(
    {
      ...{ name: "Race", filter: "", asOf: "2026-01-01", source: "Example Institute" },
      lanes: [
        {
          ...{ lab: "OpenAI", within: 0.8, leader: 0.6, byVotes: false, ahead: [] },
          records: [
            { date: "2024-01-01", score: 100 },
            { date: "2025-01-01", score: 120 },
          ],
        },
      ],
    },
    translator("en"),
  );
  const { svg, hints } = await drawChart(chart.specification);
  expect(svg).toBe(await renderChart(chart.specification));
  const [first, second] = hints.filter(({ text }) => /^OpenAI · 202/.test(text));
  expect([first?.text, second?.text]).toEqual([
    "OpenAI · 2024-01-01 · 100.0",
    "OpenAI · 2025-01-01 · 120.0",
  ]);
  // Later is further right, better is higher, and both are on the picture.
  expect(second?.x).toBeGreaterThan(first?.x as number);
  expect(second?.y).toBeLessThan(first?.y as number);
  const { width, height, padding } = chart.specification;
  for (const { x, y } of hints) {
    expect(x).toBeGreaterThan(padding.left - 1);
    expect(x).toBeLessThan(padding.left + width + padding.right);
    expect(y).toBeGreaterThan(padding.top - 1);
    expect(y).toBeLessThan(padding.top + height + padding.bottom);
  }
  expect(hints.map(({ text }) => text)).toContain("OpenAI: 80 % near the frontier, 60 % leader");
});

/** Pictures on cards, whose page tells all: nobody points at them. */
const cards = new Set(["sparkline.json"]);

test("every kind of chart says what its marks are to whoever points at them", async () => {
  const folder = join(import.meta.dirname, "golden");
  for (const file of readdirSync(folder).filter((name) => !cards.has(name))) {
    const { hints } = await drawChart(JSON.parse(readFileSync(join(folder, file), "utf8")));
    expect(hints.length, file).toBeGreaterThan(0);
  }
});
