import { describe, expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { runOperation } from "../contract/run-operation.ts";
import type { PublicTrend } from "../trend/result.ts";
import trend from "../trend/trend.ts";
import type { SkillResult } from "./result.ts";
import skill from "./skill.ts";

async function ask(input: Record<string, unknown>): Promise<SkillResult> {
  const run = await runOperation(skill, input, contextOf());
  if (!run.ok) throw new Error(`${run.error.code} ${JSON.stringify(run.error.facts)}`);
  return run.value.envelope.result as SkillResult;
}

describe("the skill of all trends", () => {
  const all = ask({});

  test("has bands that held 75 to 85 % by what was known then, and says how sure that is", async () => {
    const { pooled } = await all;
    expect(pooled?.coverage80).toBeGreaterThan(0.75);
    expect(pooled?.coverage80).toBeLessThan(0.85);
    expect(pooled?.lower).toBeLessThan(pooled?.coverage80 as number);
    expect(pooled?.upper).toBeGreaterThan(pooled?.coverage80 as number);
    expect(pooled?.outcomes).toBeGreaterThan(900);
    expect(pooled?.windows).toBeLessThan((pooled?.outcomes as number) / 3);
  });

  test("has series with windows enough within 65 to 92 %, and calls no other calibrated", async () => {
    const { series } = await all;
    const enough = series.filter((each) => each.enough);
    expect(enough.length).toBeGreaterThanOrEqual(4);
    for (const each of enough) {
      expect(each.windows).toBeGreaterThanOrEqual(20);
      expect(each.coverage80).toBeGreaterThan(0.65);
      expect(each.coverage80).toBeLessThan(0.92);
      // None is much worse than the best simple forecast of all its outcomes; a published rate
      // has been there for a few of them only.
      const { published: _few, ...whole } = each.skill;
      expect(Math.min(...Object.values(whole))).toBeGreaterThan(-0.05);
    }
  });

  test("has shares of outcomes in tenths that add up, and shows where a simple forecast is better", async () => {
    const { pooled, series } = await all;
    expect(pooled?.ranks).toHaveLength(10);
    expect(pooled?.ranks.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    for (const each of series) {
      const skills = Object.entries(each.skill);
      const least = skills.reduce((best, next) => (next[1] < best[1] ? next : best));
      expect(each.bestBaseline).toBe(least[0]);
      expect(each.beaten).toBe(least[1] > 0);
    }
    expect(new Set(series.map(({ beaten }) => beaten))).toEqual(new Set([true, false]));
  });

  test("is flattered by outcomes that were in sight, and says so", async () => {
    const { frozenOn, sinceFrozen } = await all;
    expect(frozenOn).toBe("2026-11-29");
    expect(sinceFrozen).toBeNull();
  });
});

describe("the skill of one trend", () => {
  test("is that of its forecasts, each of which is listed on request", async () => {
    const { forecasts = [], series } = await ask({ trend: "capability", forecasts: true });
    const scored = forecasts.filter(({ calibrated, held }) => calibrated && held !== null);
    expect(series[0]?.outcomes).toBe(scored.length);
    for (const each of forecasts) {
      expect(each.madeOn < each.about).toBe(true);
      expect(each.lower).toBeLessThanOrEqual(each.median);
      expect(each.median).toBeLessThanOrEqual(each.upper);
      // A record never falls behind the one that stands.
      expect(each.lower).toBeGreaterThanOrEqual(each.standing - 1e-4);
      if (each.outcome !== null && each.knownOn !== null) {
        expect(each.knownOn >= each.about).toBe(true);
        const inside = each.outcome >= each.lower && each.outcome <= each.upper;
        expect(each.held).toBe(inside);
      }
    }
  });

  test("knows on an earlier day what was known then", async () => {
    const asOf = "2025-06-30";
    const before = await ask({ trend: "capability", forecasts: true, asOf });
    const now = await ask({ trend: "capability", forecasts: true });
    const then = (now.forecasts ?? [])
      .filter(({ madeOn }) => madeOn <= asOf)
      .map((each) =>
        each.knownOn !== null && each.knownOn > asOf
          ? { ...each, outcome: null, knownOn: null, held: null }
          : each,
      );
    expect(before.forecasts).toEqual(then);
  });

  test("is what the page of the trend says of it", async () => {
    const { series } = await ask({ trend: "capital-spending" });
    const run = await runOperation(trend, { id: "capital-spending" }, contextOf());
    const printed = run.ok ? (run.value.envelope.result as PublicTrend).trackRecord : undefined;
    expect(printed?.skill).toEqual(series[0]?.skill);
    expect(printed?.coverage80).toBe(series[0]?.coverage80);
  });

  test("is drawn with the forecasts of a year before", async () => {
    const run = await runOperation(skill, { trend: "hardware-performance" }, contextOf());
    const chart = run.ok ? run.value.document.find(({ kind }) => kind === "chart") : undefined;
    expect(JSON.stringify(chart)).toContain("tick");
  });

  test("is refused for an unknown trend or a date before the first fact", async () => {
    const unknown = await runOperation(skill, { trend: "tides" }, contextOf());
    expect(unknown).toMatchObject({ ok: false, error: { code: "unknown-trend" } });
    const early = await runOperation(skill, { asOf: "1900-01-01" }, contextOf());
    expect(early).toMatchObject({ ok: false, error: { code: "as-of-before-first-fact" } });
  });

  test("says so when nothing can be scored yet", async () => {
    const { pooled, unscored } = await ask({ trend: "capability", asOf: "2023-12-28" });
    expect(pooled).toBeNull();
    expect(unscored).toEqual([{ trend: "capability", forecasts: expect.any(Number) }]);
  });
});
