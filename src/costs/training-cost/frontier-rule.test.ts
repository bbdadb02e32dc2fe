import { describe, expect, test } from "vitest";
import { frontierOf, readFrontierRule } from "./frontier-rule.ts";

describe("readFrontierRule", () => {
  test("reads the five rules", () => {
    const read = (text: string) => {
      const rule = readFrontierRule(text);
      return rule.ok ? rule.value : rule.error.code;
    };
    expect(read("all")).toEqual({ kind: "all" });
    expect(read("top-10")).toEqual({ kind: "top", n: 10 });
    expect(read("window-percentile-75")).toEqual({ kind: "window-percentile", percentile: 75 });
    expect(read("backward-percentile-90")).toEqual({ kind: "backward-percentile", percentile: 90 });
    expect(read("residual-0")).toEqual({ kind: "residual", percentile: 0 });
  });

  test.each(["", "top-0", "top-x", "top", "residual-100", "window-75"])("refuses %j", (text) => {
    expect(readFrontierRule(text)).toMatchObject({
      ok: false,
      error: { code: "bad-frontier", facts: { value: text } },
    });
  });
});

describe("frontierOf", () => {
  const years = [2015, 2016, 2017, 2018];
  const flop = [1e20, 1e19, 1e22, 1e21];

  test("top-1 keeps the records", () => {
    expect(frontierOf({ kind: "top", n: 1 }, years, flop)).toEqual([0, 2]);
  });

  test("a window looks a year to both sides, a backward window to one", () => {
    const percentile = 50;
    expect(frontierOf({ kind: "window-percentile", percentile }, years, flop)).toEqual([0, 2]);
    expect(frontierOf({ kind: "backward-percentile", percentile }, years, flop)).toEqual([2]);
  });

  test("residuals are taken from the exponential trend of all", () => {
    // log10: 20, 19, 22, 21 against 19.6 + 0.6·(year − 2015).
    expect(frontierOf({ kind: "residual", percentile: 50 }, years, flop)).toEqual([0, 2]);
  });

  test.each(["window-percentile", "backward-percentile", "residual"] as const)(
    "the 90th %s leaves ten of each hundred",
    (kind) => {
      // The same hundred in two years that do not see each other, without a trend.
      const hundred = Array.from({ length: 100 }, (_, i) => 10 ** (20 + i / 100));
      const times = [...hundred.map(() => 2015), ...hundred.map(() => 2017)];
      const above = frontierOf({ kind, percentile: 90 }, times, [...hundred, ...hundred]);
      const last = Array.from({ length: 10 }, (_, i) => 90 + i);
      expect(above).toEqual([...last, ...last.map((index) => 100 + index)]);
    },
  );

  test("all keeps everything", () => {
    expect(frontierOf({ kind: "all" }, years, flop)).toEqual([0, 1, 2, 3]);
  });
});
