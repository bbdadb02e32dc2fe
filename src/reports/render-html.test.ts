import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { renderChart } from "../charts/render.ts";
import { followTheme } from "./chart-colors.ts";
import type { Document } from "./document.ts";
import { renderHtml } from "./render-html.ts";

const read = (path: string) => JSON.parse(readFileSync(join(import.meta.dirname, path), "utf8"));

/** One block of every kind, with the characters that markup trips over. */
const sampleDocument: Document = read("fixtures/sample-document.json");

const english = await renderHtml(sampleDocument, { language: "en" });

describe("a document in HTML", () => {
  test("keeps its golden file", async () => {
    await expect(english).toMatchFileSnapshot("golden/sample.html");
  });

  test("opens and closes every element in order", () => {
    expect(unbalanced(english)).toEqual([]);
    expect(unbalanced(english.replace("</table>", ""))).not.toEqual([]);
  });

  test("shows markup in text as text and runs nothing", () => {
    expect(english).not.toContain("<script");
    expect(english).not.toContain("<b>");
    expect(english).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(english).toContain("<title>Costs &lt;fall&gt; &amp; capability rises</title>");
  });

  test("loads nothing from anywhere", () => {
    const loaded = [...english.matchAll(/\b(?:src|xlink:href)="|@import|url\((?!#)/g)];
    expect(loaded).toEqual([]);
  });

  test("says its language and its contents in it", async () => {
    expect(english).toContain('<html lang="en">');
    expect(english).toContain('<nav aria-label="Contents">');
    const chinese = await renderHtml(sampleDocument, { language: "zh" });
    expect(chinese).toContain('<html lang="zh-Hans">');
    expect(chinese).toContain('<nav aria-label="目录">');
    expect(chinese).toContain('aria-label="表 1"');
  });

  test("has contents above three headings only, each leading to its heading", async () => {
    const targets = [...english.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]);
    expect(targets).toEqual(["section-1", "section-2", "section-3", "section-4"]);
    for (const target of targets) expect(english).toContain(`<h2 id="${target}">`);
    const short = sampleDocument.filter(
      (block) => block.kind !== "heading" || block.text !== "List",
    );
    expect(await renderHtml(short, { language: "en" })).not.toContain("<nav");
  });

  test("an address ends before the full stop of its sentence", () => {
    expect(english).toContain('<a href="https://example.org/a_b?c=1&amp;d=2" rel="noopener">');
  });

  test.each(["bars-chart", "law-chart", "price-steps", "sparkline", "trend-chart"])(
    "every colour of %s turns with the theme of the page",
    async (id) => {
      const svg = await renderChart(read(`../charts/golden/${id}.json`));
      const fixed = (text: string) =>
        new Set([...text.matchAll(/(?:fill|stroke)="(#\w+)"/g)].map((match) => match[1]));
      expect(fixed(svg).size).toBeGreaterThan(1);
      expect([...fixed(followTheme(svg))]).toEqual([]);
    },
  );
});

/** Elements whose end is missing or out of order. */
function unbalanced(html: string): readonly string[] {
  const empty = new Set(["meta", "br"]);
  const open: string[] = [];
  const faults: string[] = [];
  for (const [, end, name = "", , own] of html.matchAll(
    /<(\/?)([a-z][\w-]*)((?:"[^"]*"|[^">])*?)(\/?)>/gi,
  )) {
    if (own || empty.has(name)) continue;
    if (!end) open.push(name);
    else if (open.pop() !== name) faults.push(name);
  }
  return [...faults, ...open];
}
