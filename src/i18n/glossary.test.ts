import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { countText, usdText } from "./count-text.ts";
import { translator } from "./translate.ts";
import { zh } from "./zh.ts";

/** A term of the field as Chinese writes it here, and words for it that must not come back. */
interface Term {
  readonly en: string;
  readonly zh: string;
  readonly not: readonly string[];
}

const glossary: readonly Term[] = JSON.parse(
  readFileSync(new URL("glossary.json", import.meta.url), "utf8"),
);

const [english, chinese] = [translator("en"), translator("zh")];

test.each(glossary)("Chinese calls “$en” $zh and nothing else", ({ not }) => {
  const texts = Object.entries(zh).filter(([, text]) => not.some((word) => text.includes(word)));
  expect(texts).toEqual([]);
});

test("sentences in Chinese end and pause with marks of full width", () => {
  const halves = Object.entries(zh).filter(([, text]) => /[\u4e00-\u9fff][;,](?!\w)/.test(text));
  expect(halves).toEqual([]);
  expect(Object.entries(zh).filter(([, text]) => /。 /.test(text))).toEqual([]);
});

test("counts and money are written as people of each language do", () => {
  const counts = [950, 1500, 25_000, 1.5e9, 3.8e11, 2e12];
  expect(counts.map((count) => countText(count, english))).toEqual([
    ...["950", "1.5k", "25k", "1.5B", "380B", "2T"],
  ]);
  expect(counts.map((count) => countText(count, chinese))).toEqual([
    ...["950", "1,500", "2.5 万", "15 亿", "3,800 亿", "2 万亿"],
  ]);
  expect(usdText(3.8e11, english)).toBe("$380B");
  expect(usdText(3.8e11, chinese)).toBe("3,800 亿美元");
  expect(usdText(0.0575, chinese)).toBe("0.0575 美元");
});
