import { describe, expect, test } from "vitest";
import { shorten, textWidth, wrapText } from "./measure-text.ts";

describe("measuring text", () => {
  test("Latin letters have the widths of Adobe's Helvetica metrics", () => {
    // Helvetica.afm: H 722, e 556, l 222, l 222, o 556.
    expect(textWidth("Hello", 1000)).toBe(2278);
  });

  test("a Chinese character is as wide as the font is high", () => {
    expect(textWidth("预测区间", 12)).toBe(48);
    expect(textWidth("（90 %）", 10)).toBeCloseTo(20 + (2 * 0.556 + 0.278 + 0.889) * 10, 9);
  });

  test("lines break at spaces and between Chinese characters and fit their width", () => {
    for (const text of [
      "The price of a fixed capability falls tenfold a year",
      "同等能力的价格每年降到约十分之一，token 除外。",
    ]) {
      const lines = wrapText(text, 120, 12);
      expect(lines.length).toBeGreaterThan(1);
      for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(120);
      expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
    }
  });

  test("a no-break space holds a number and its unit together", () => {
    expect(wrapText("doubling every 6.5\u00a0months", 100, 12)).toEqual([
      "doubling every",
      "6.5\u00a0months",
    ]);
  });

  test("no line begins with Chinese punctuation", () => {
    for (let width = 12; width < 120; width += 6) {
      for (const line of wrapText("价格，能力。成本、区间", width, 12)) {
        expect(line).not.toMatch(/^[，。、]/);
      }
    }
  });

  test("text is cut to its width with an ellipsis, and not where it fits", () => {
    expect(shorten("short", 100, 12)).toBe("short");
    const cut = shorten("a label that is far too long", 80, 12);
    expect(cut).toMatch(/…$/);
    expect(textWidth(cut, 12)).toBeLessThanOrEqual(80);
  });
});
