import { describe, expect, test } from "vitest";
import { factsOf } from "../../../test/support/facts.ts";
import type { PriceSegment } from "../../trends/parts/price-segment.ts";
import type { RatedPrice } from "../price-at-bar.ts";
import { taskCosts } from "./task-costs.ts";

const offer = (version: string, input?: number, output?: number): RatedPrice => ({
  model: {
    version,
    label: version,
    date: "2025-01-01",
    score: 130,
    group: version,
    organization: undefined,
    open: undefined,
  },
  segment: { input_usd_mtok: input, output_usd_mtok: output } as PriceSegment,
  date: "2025-01-01",
  until: undefined,
  usdPerMtok: 1,
});

function costsOf(one: RatedPrice, asOf = "2026-11-23") {
  const costs = taskCosts(factsOf(), { asOf, hindsight: false });
  if (!costs.ok) throw new Error(costs.error.code);
  return Object.fromEntries(costs.value(one).map((cost) => [cost.benchmark, cost]));
}

describe("the cost of a task", () => {
  test("is its tokens at the prices of the offer, where they are known", () => {
    // o3-pro (high): 2,372,636 and 1,235,902 tokens in 225 cases; six digits of the mean are kept.
    const cost = costsOf(offer("o3-pro-2025-06-10_high", 20, 80))["aider-polyglot"];
    expect(cost).toMatchObject({ basis: "tokens", model: "o3-pro (high)", score: 0.849 });
    expect(cost?.usdPerTask).toBeCloseTo((2.372636 * 20 + 1.235902 * 80) / 225, 4);
    const half = costsOf(offer("o3-pro-2025-06-10_high", 10, 40))["aider-polyglot"];
    expect(half?.usdPerTask).toBeCloseTo((cost?.usdPerTask ?? 0) / 2, 12);
  });

  test("is what the board spent where it states only that, whatever the offer costs", () => {
    for (const input of [0.01, 100]) {
      expect(costsOf(offer("claude-opus-4-5-20251101", input, input))["swe-bench-bash"]).toEqual({
        benchmark: "swe-bench-bash",
        model: "claude-opus-4-5-20251101",
        date: "2026-02-17",
        usdPerTask: 0.75,
        basis: "run",
        score: 0.768,
        source: "https://www.swebench.com/bash-only.html",
      });
    }
  });

  test("is what the board spent where the offer tells no price of input and output", () => {
    const cost = costsOf(offer("o3-pro-2025-06-10_high"))["aider-polyglot"];
    expect(cost?.basis).toBe("run");
    expect(cost?.usdPerTask).toBeCloseTo(146.3249 / 225, 10);
  });

  test("is that of the effort of the version, else of a run that states none", () => {
    const modelOf = (version: string) => costsOf(offer(version, 1, 1))["aider-polyglot"]?.model;
    expect(modelOf("gpt-5-2025-08-07_high")).toBe("gpt-5 (high)");
    expect(modelOf("gpt-5-2025-08-07_low")).toBe("gpt-5 (low)");
    expect(modelOf("o3-2025-04-16_low")).toBe("o3");
    // Only runs at low, medium and high effort are known of GPT-5.
    expect(modelOf("gpt-5-2025-08-07_minimal")).toBeUndefined();
  });

  test("is not that of another model, and not known before its run", () => {
    expect(costsOf(offer("gpt-5-nano-2025-08-07_high", 1, 1))["aider-polyglot"]).toBeUndefined();
    const early = costsOf(offer("gpt-5-2025-08-07_high", 1, 1), "2025-08-22");
    expect(early["aider-polyglot"]).toBeUndefined();
    const then = costsOf(offer("gpt-5-2025-08-07_high", 1, 1), "2025-08-23");
    expect(then["aider-polyglot"]?.date).toBe("2025-08-23");
  });
});
