import { expect, test } from "vitest";
import { endsInOrder, intervalText, rateCells, rateText } from "./rate-text.ts";
import { translator } from "./translate.ts";

const t = translator("en");

test("a rate is a factor of growth, a divisor of decline, or a number of units", () => {
  expect(rateText(2.5, "log")).toBe("2.5×");
  expect(rateText(1, "log")).toBe("1×");
  expect(rateText(1 / 4.6, "log")).toBe("÷4.6");
  expect(rateText(15.43, "linear")).toBe("15.4");
});

test("of a decline the slower end comes first, and an interval over no change ascends", () => {
  expect(intervalText({ scale: "log", lower: 0.1, upper: 0.25 }, t)).toBe("[÷4, ÷10]");
  expect(intervalText({ scale: "log", lower: 0.5, upper: 1.4 }, t)).toBe("[÷2, 1.4×]");
  expect(intervalText({ scale: "linear", lower: 0.1, upper: 0.25 }, t)).toBe("[0.1, 0.25]");
  expect(endsInOrder({ scale: "log", lower: 0.1, upper: null })).toEqual(["lower", "upper"]);
});

test("an interval without an end says so in the reader's language", () => {
  const open = { scale: "log", growthPerYear: 2, lower: null, upper: 4 } as const;
  expect(rateCells(open, t)).toEqual(["2×", "unbounded"]);
  expect(intervalText({ ...open, lower: 1, upper: null }, translator("zh"))).toBe("无界");
});

test("ends are written as asked", () => {
  const share = { scale: "linear", lower: 0.1, upper: 0.2 } as const;
  expect(intervalText(share, t, (end) => `${100 * end} %`)).toBe("[10 %, 20 %]");
});
