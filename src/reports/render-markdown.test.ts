import { Buffer } from "node:buffer";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { renderChart } from "../charts/render.ts";
import type { Document } from "./document.ts";
import { base64, escapeMarkdown, renderMarkdown } from "./render-markdown.ts";

const read = (path: string) => JSON.parse(readFileSync(join(import.meta.dirname, path), "utf8"));

/** One block of every kind, with the characters that markup trips over. */
const sampleDocument: Document = read("fixtures/sample-document.json");

describe("a document in Markdown", () => {
  test("keeps its golden file", async () => {
    await expect(await renderMarkdown(sampleDocument)).toMatchFileSnapshot("golden/sample.md");
  });

  test("embeds the very picture of each chart", async () => {
    const chart = sampleDocument.find((block) => block.kind === "chart");
    const text = await renderMarkdown(sampleDocument);
    const image = /!\[(.*)\]\(data:image\/svg\+xml;base64,([A-Za-z0-9+/=]+)\)/.exec(text);
    expect(image?.[1]).toBe("One point \\[of\\] \\<many\\>");
    expect(Buffer.from(image?.[2] ?? "", "base64").toString("utf8")).toBe(
      await renderChart(chart?.specification ?? {}, { idPrefix: "tiny chart" }),
    );
  });

  test("every row of a table has as many cells as its header", async () => {
    const text = await renderMarkdown(sampleDocument);
    const rows = text.split("\n").filter((line) => line.startsWith("|"));
    const bars = rows.map((row) => row.replaceAll("\\|", "").split("|").length);
    expect(bars).toEqual([5, 5, 5, 5, 5, 3, 3, 3]);
  });

  test.each([
    ["# not a heading", "\\# not a heading"],
    ["- not a list", "\\- not a list"],
    ["1. not a list", "1\\. not a list"],
    ["--- no rule", "\\--- no rule"],
    ["-3.2 stays a number", "-3.2 stays a number"],
    ["a\n  b", "a b"],
    ["a*b_c`d", "a\\*b\\_c\\`d"],
    ["AT&T &lt;", "AT&T &amp;lt;"],
    ["https://example.org/a_b", "https://example.org/a_b"],
  ])("the text %j is written so that it reads as itself", (text, written) => {
    expect(escapeMarkdown(text)).toBe(written);
  });

  test.each(["", "f", "fo", "foo", "foob", "fooba", "foobar", "基准测试 ×"])(
    "base64 of %j agrees with that of Node",
    (text) => {
      expect(base64(text)).toBe(Buffer.from(text, "utf8").toString("base64"));
    },
  );
});
