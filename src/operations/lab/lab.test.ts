import { describe, expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { runOperation } from "../contract/run-operation.ts";
import market from "../market/market.ts";
import type { MarketResult } from "../market/result.ts";
import race from "../race/race.ts";
import type { RaceResult } from "../race/result.ts";
import lab from "./lab.ts";
import type { LabList, LabProfileResult } from "./result.ts";

const DRAWS = 500;

async function ask(input: Record<string, unknown>) {
  const run = await runOperation(lab, { draws: DRAWS, ...input }, contextOf());
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  return { result: run.value.envelope.result as LabProfileResult, document: run.value.document };
}

describe("a lab", () => {
  const asked = ask({ name: "google deepmind" });

  test("is found by any of its spellings, and stands where the race puts it", async () => {
    const { result } = await asked;
    expect(result.lab).toBe("Google");
    const run = await runOperation(race, { draws: DRAWS }, contextOf());
    const raced = (run.ok ? run.value.envelope.result : undefined) as RaceResult;
    const own = raced.standing.find((each) => each.lab === "Google");
    expect(result.standing).toMatchObject({ score: own?.score, lagMonths: own?.lagMonths });
    const next = raced.dates[0]?.labs.find((each) => each.lab === "Google");
    expect(result.race?.dates[0]).toMatchObject({
      leader: next?.leader,
      within: next?.within["6"],
      lag: next?.lag,
    });
    // The history ends in what stands today.
    expect(result.history.at(-1)).toMatchObject({ lagMonths: own?.lagMonths, score: own?.score });
  });

  test("has the figures that `market` has of it, and those alone", async () => {
    const { result } = await ask({ name: "Anthropic" });
    const run = await runOperation(market, { company: "Anthropic" }, contextOf());
    const known = (run.ok ? run.value.envelope.result : undefined) as MarketResult;
    expect(result.revenue).toEqual(known.revenue);
    expect(result.funding).toEqual(known.funding);
    expect(result.camps.every(({ company }) => company === "Anthropic")).toBe(true);
  });

  test("is drawn beside the frontier and through time", async () => {
    const { document, result } = await asked;
    expect(document.filter(({ kind }) => kind === "chart")).toHaveLength(2);
    const scores = result.frontier.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => a - b));
  });

  test("as of a past day knows nothing later", async () => {
    const asOf = "2024-06-30";
    const { result } = await ask({ name: "Meta", asOf });
    const days = [result.models, result.revenue, result.funding, result.history, result.events];
    for (const row of days.flat()) expect(row.date <= asOf, row.date).toBe(true);
    for (const { madeOn } of result.claims) expect(madeOn <= asOf).toBe(true);
  });

  test("is told what was claimed of it", async () => {
    const { result } = await ask({ name: "OpenAI" });
    expect(result.claims.length).toBeGreaterThan(0);
    for (const { statement } of result.claims) expect(statement).toMatch(/\S/);
  });

  test("without a score has its money, and on a day before any race no chances", async () => {
    const { result } = await ask({ name: "Safe Superintelligence" });
    expect(result.standing).toBeNull();
    expect(result.funding.length).toBeGreaterThan(0);
    const early = await ask({ name: "OpenAI", asOf: "2022-12-31" });
    expect(early.result.race).toBeNull();
    expect(early.result.funding.length).toBeGreaterThan(0);
  });

  test("is refused with the nearest names where none is meant", async () => {
    const run = await runOperation(lab, { name: "gogle" }, contextOf());
    expect(run).toMatchObject({ ok: false, error: { code: "no-such-lab" } });
    expect(run.ok ? "" : run.error.facts["known"]).toMatch(/^Google/);
  });
});

test("labs without a name are listed, the best first, each once", async () => {
  const { labs } = (await ask({})).result as unknown as LabList;
  expect(labs.length).toBeGreaterThan(20);
  expect(new Set(labs.map((each) => each.lab)).size).toBe(labs.length);
  const scores = labs.flatMap(({ score }) => score ?? []);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(labs[0]?.lagMonths).toBe(0);
});
