import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { columnCounter, columnsOfCommon, isCommon } from "./text-columns.ts";

const letters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
const commonLetters = letters.filter(isCommon);

describe("common letters", () => {
  test("are those of English, Chinese, tables and formulas", () => {
    for (const letter of "azAZ09 ~é×÷±–—“”‘’…•≥≤−─│，。：；（）《》、％中文") {
      expect(isCommon(letter), letter).toBe(true);
    }
    expect(commonLetters.length).toBeGreaterThan(21_000);
  });

  test("take, each of them, the columns that the library says", () => {
    const wrong = commonLetters.filter((letter) => columnsOfCommon(letter) !== stringWidth(letter));
    expect(wrong.map((letter) => letter.charCodeAt(0).toString(16))).toEqual([]);
  });

  test("are counted in a text as the library counts them", () => {
    const text = "价格下降 ÷18 每年 [÷11, ÷29.6] – “近似”";
    expect(columnsOfCommon(text)).toBe(stringWidth(text));
  });
});

describe("what counts columns", () => {
  test.each([
    "e\u0301",
    "\u001b[1mbold\u001b[0m",
    "👩‍🔬",
    "한국어",
    "\u200b",
    "☎\ufe0f",
    "1\u20e3",
  ])("is the library where a text holds %j", async (text) => {
    expect(await columnCounter(["plain", text])).toBe(stringWidth);
  });

  test("is quick for all texts of common letters", async () => {
    expect(await columnCounter(["plain", "中文", ""])).toBe(columnsOfCommon);
  });
});
