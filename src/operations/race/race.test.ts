import { describe, expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { parametersOf } from "../contract/parameters.ts";
import { runOperation } from "../contract/run-operation.ts";
import race from "./race.ts";
import { rankingOf } from "./ranking.ts";
import { priorRules } from "./read-priors.ts";
import type { RaceResult } from "./result.ts";

async function ask(input: Record<string, unknown>) {
  const run = await runOperation(race, { draws: 1000, ...input }, contextOf());
  if (!run.ok) throw new Error(`${run.error.code} ${JSON.stringify(run.error.facts)}`);
  const { envelope, met, document } = run.value;
  const { notes, dataDigest: digest } = envelope;
  return { result: envelope.result as RaceResult, met, document, notes, digest };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, value) => total + value, 0);

describe("the race as of a day", () => {
  const asked = ask({});

  test("has probabilities that add up: one leader, one first, and places of every lab", async () => {
    const { result } = await asked;
    for (const { labs, survivors } of result.dates) {
      expect(sum(labs.map(({ leader }) => leader))).toBeCloseTo(1, 9);
      // The expected number of survivors is the sum of their probabilities.
      expect(sum(labs.map(({ within }) => within["6"] as number))).toBeCloseTo(
        survivors["6"]?.mean ?? 0,
        9,
      );
      for (const { within } of labs) {
        expect(within["3"]).toBeLessThanOrEqual(within["6"] as number);
        expect(within["6"]).toBeLessThanOrEqual(within["12"] as number);
      }
    }
    const above = result.bars.find(({ isAbove }) => isAbove);
    expect(sum(above?.labs.map(({ first }) => first) ?? [])).toBeLessThanOrEqual(1 + 1e-9);
    for (const { byMonths, never } of above?.labs ?? []) {
      expect(byMonths["6"]).toBeLessThanOrEqual(byMonths["12"] as number);
      expect(byMonths["24"]).toBeCloseTo(1 - never, 9);
    }
  });

  test("tells the record of every lab ahead, none below today's or above the frontier", async () => {
    const { result } = await asked;
    const today = new Map(result.labs.map(({ lab, score }) => [lab, score]));
    const [soon, later] = result.dates;
    for (const { lab, score } of soon?.labs ?? []) {
      expect(score.p05).toBeGreaterThanOrEqual(today.get(lab) as number);
      expect(score.p50).toBeGreaterThanOrEqual(score.p05);
      expect(score.p95).toBeGreaterThanOrEqual(score.p50);
      // Bins of a lab are half a point wide, those of the frontier a tenth.
      expect(score.p95).toBeLessThanOrEqual((soon?.frontier.p95 ?? 0) + 0.5);
      const then = later?.labs.find((each) => each.lab === lab)?.score;
      expect(then?.p50).toBeGreaterThanOrEqual(score.p50);
    }
  });

  test("draws a lane for each lab and who holds which place", async () => {
    const { document, result } = await asked;
    const charts = document.filter(({ kind }) => kind === "chart");
    expect(charts.map((each) => "id" in each && each.id)).toEqual(["race", "race-ranking"]);
    const [first] = rankingOf(result.dates[0] as RaceResult["dates"][number]);
    const leaders = first?.map(({ probability }) => probability) ?? [];
    expect(leaders).toEqual([...leaders].sort((a, b) => b - a));
    expect(sum(leaders)).toBeLessThanOrEqual(1.02);
  });

  test("has a standing without draws, which more draws do not change", async () => {
    const { result } = await asked;
    const again = await ask({ draws: 200, seed: 9 });
    expect(again.result.standing).toEqual(result.standing);
    expect(again.result.tier).toEqual(result.tier);
    expect(result.standing[0]).toMatchObject({ gap: 0, lagMonths: 0 });
    const near = result.standing.filter(({ lagMonths }) => lagMonths <= 6).length;
    expect(result.tier["6"]).toBe(near);
  });

  test("marks the labs that only votes place, and leaves them out on request", async () => {
    const { result } = await asked;
    const placed = result.labs.filter(({ scoredBy }) => scoredBy === "votes");
    expect(placed.map(({ lab }) => lab)).toContain("ByteDance");
    for (const { scoreLower, scoreUpper, score } of placed) {
      expect(scoreLower).toBeLessThan(score);
      expect(scoreUpper).toBeGreaterThan(score);
    }
    const without = await ask({ noPlaced: true });
    expect(without.result.labs.some(({ scoredBy }) => scoredBy === "votes")).toBe(false);
    expect(without.result.entrants.waiting).toContain("ByteDance");
  });

  test("is drawn from the last day that the index covers", async () => {
    const { result } = await asked;
    expect(result.from).toBe("2026-10-08");
    expect(result.dates.map(({ date }) => date)).toEqual(["2027-10-08", "2028-10-08"]);
  });

  test("knows on a past day no release after it", async () => {
    const { result } = await ask({ asOf: "2023-12-28", bar: ["gpt-4-0314"] });
    expect(result.from).toBe("2023-12-28");
    expect(result.labs.every(({ date }) => date <= "2023-12-28")).toBe(true);
    expect(result.weights).toEqual({ atOrBelow: 0.5, above: 0.5, lessons: 0 });
    expect(result.standing[0]?.lab).toBe("OpenAI");
  });

  test("shows the labs that are asked for, by any of their names", async () => {
    const { result } = await ask({ labs: ["Mistral", "Google DeepMind"] });
    expect(result.labs.map(({ lab }) => lab).sort()).toEqual(["Google", "Mistral AI"]);
  });
});

describe("priors", () => {
  const frontier = (result: RaceResult) => result.dates[0]?.frontier.p50 ?? 0;

  test("are all told with their units, and in the help", async () => {
    const { result } = await ask({});
    expect(result.priors.map(({ name }) => name)).toEqual(priorRules.map(({ name }) => name));
    expect(result.priors.every(({ value, usual }) => value === usual)).toBe(true);
    const help = parametersOf(race).find(({ name }) => name === "prior")?.description;
    for (const { name, usual } of result.priors) {
      expect(help).toMatch(new RegExp(`${name.replace(".", "\\.")}[ =]`));
      expect(help).toContain(String(usual));
    }
  });

  test("that are set to what they usually are change no bit", async () => {
    const { result } = await ask({});
    const again = await ask({ prior: result.priors.map(({ name, usual }) => `${name}=${usual}`) });
    expect(again.result).toEqual(result);
  });

  test("that are set move what rests on them, and the answer says which", async () => {
    const [usual, slow] = [await ask({}), await ask({ prior: ["pace.mean=4", "pace.sd=0.5"] })];
    expect(frontier(slow.result)).toBeLessThan(frontier(usual.result));
    expect(slow.result.parameters.pace.mean).toBeLessThan(usual.result.parameters.pace.mean);
    expect(slow.notes.join()).toContain("pace.mean 4 points/yr instead of 12");
    expect(usual.notes.join()).not.toContain("instead of");
    const changed = slow.result.priors.filter((each) => each.value !== each.usual);
    expect(changed.map(({ name }) => name)).toEqual(["pace.mean", "pace.sd"]);
  });

  test("of no silence keep every lab in the race, of no catch-up leave gaps as they are", async () => {
    const { result } = await ask({ without: ["silence", "catch-up"] });
    expect(result.labs.every(({ inRace }) => inRace === 1)).toBe(true);
    expect(result.dates[0]?.labs.every(({ inRace }) => inRace === 1)).toBe(true);
    expect(result.parameters.catchUp).toEqual({ mean: 0, sd: 0 });
    expect(result.without).toEqual(["silence", "catch-up"]);
  });

  test("also make the scores of past races anew", { tags: "long" }, async () => {
    const past = { asOf: "2025-04-30", backcast: true };
    const [usual, sure] = [await ask(past), await ask({ ...past, prior: ["silence.median=0.03"] })];
    const brier = (result: RaceResult) => result.scores?.own.crossings.at(-1)?.brier.race;
    expect(brier(sure.result)).not.toBe(brier(usual.result));
    expect(sure.result.weights).toEqual(usual.result.weights);
  });
});

describe("levers and shocks", () => {
  const at = (result: RaceResult, which: "base" | "changed", lab: string) =>
    result.levers?.[which].at(-1)?.labs.find((each) => each.lab === lab)?.within["6"] ?? 0;

  test("change the race alone: a lab that adds compute gains, Chinese labs with less lose", async () => {
    const { result } = await ask({ lever: ["Meta:compute=x10"], shock: ["export:-0.4"] });
    expect(at(result, "changed", "Meta")).toBeGreaterThan(at(result, "base", "Meta"));
    expect(at(result, "changed", "DeepSeek")).toBeLessThan(at(result, "base", "DeepSeek"));
    const [base, changed] = [result.levers?.base.at(-1), result.levers?.changed.at(-1)];
    expect(changed?.anyChinese["6"]).toBeLessThan(base?.anyChinese["6"] ?? 0);
  });

  test.each([
    ["freeze", "frontier"],
    ["no-diffusion", "survivors"],
    ["distillation", "chinese"],
  ])("of %s lower the %s", async (shock, what) => {
    const { result } = await ask({ shock: [shock] });
    const [base, changed] = [result.levers?.base.at(-1), result.levers?.changed.at(-1)];
    const measured = (date: typeof base) =>
      ({
        frontier: date?.frontier.p50,
        survivors: date?.survivors["6"]?.mean,
        chinese: date?.anyChinese["6"],
      })[what] ?? 0;
    expect(measured(changed)).toBeLessThan(measured(base));
  });

  test("begin in the month that is named", async () => {
    const lever = (month: string) => ask({ lever: [`Meta:pace=+30@${month}`] });
    const [soon, late] = [await lever("2026-12"), await lever("2027-12")];
    expect(at(soon.result, "changed", "Meta")).toBeGreaterThan(at(late.result, "changed", "Meta"));
  });
});

describe("what would have to be true", () => {
  test("is more for the lab further behind, with money where the stock is known", async () => {
    const draws = 400;
    const near = (await ask({ catchUp: "xAI", by: "2028-12-31", draws })).result.catchUp;
    const far = (await ask({ catchUp: "Microsoft", by: "2028-12-31", draws })).result.catchUp;
    expect(near?.computePerYear?.mean).toBeLessThan(far?.computePerYear?.mean ?? 0);
    expect(near?.computeStep?.mean).toBeLessThan(far?.computeStep?.mean ?? 0);
    expect(near?.ifItStays).toBeGreaterThanOrEqual(near?.base ?? 1);
    const { stock, computeStep } = near ?? {};
    const cost = (stock?.h100e ?? 0) * ((computeStep?.mean ?? 0) - 1) * 2 * 24 * 365.25;
    expect(stock?.usdPerYear).toBeCloseTo(cost, -3);
    expect(far?.stock).toBeNull();
  });

  test("says so, and is not met, where no compute within a thousandfold is enough", async () => {
    const asked = await ask({ catchUp: "Salesforce", by: "2027-06-30", draws: 200 });
    expect(asked.met).toBe(false);
    expect(asked.result.catchUp).toMatchObject({ computePerYear: null, computeStep: null });
    expect(asked.result.answer).toContain("not within ×1,000");
  });
});

describe("the scores of past races", () => {
  const asked = ask({ backcast: true });

  test("are printed with the interview's own, and say where the race is not better", async () => {
    const { result, document } = await asked;
    expect(result.scores?.own.origins).toHaveLength(7);
    expect(result.scores?.own.interview?.brier.interview).toBeCloseTo(0.177, 3);
    const text = JSON.stringify(document);
    expect(text).toContain("the interview did better");
    expect(text).toContain("no skill is claimed");
  });

  test("claim skill for no row whose interval holds 0", async () => {
    const { result, document } = await asked;
    const list = document.find(({ kind }) => kind === "list");
    const items = list?.kind === "list" ? list.items : [];
    const [first = ""] = items;
    const better = /Better: (.*?)\. Worse/.exec(first)?.[1]?.split("; ") ?? [];
    const clear = (result.scores?.own.differences ?? []).filter(
      (row) =>
        row.forecaster === "race" &&
        row.population === "all" &&
        row.baseline === "order-error" &&
        row.upper < 0,
    );
    expect(items).toHaveLength(4);
    expect(better).toHaveLength(clear.length);
  });
});

describe("a question that cannot be answered", () => {
  test.each([
    [{ lever: ["Meta:compute=+0.3"] }, "invalid-input"],
    [{ lever: ["Meta:compute=0.3oom"] }, "invalid-input"],
    [{ lever: ["Meta:wealth=+3"] }, "invalid-input"],
    [{ lever: ["Meta:stays=3"] }, "invalid-input"],
    [{ lever: ["Meta:stays@2050-01"] }, "invalid-input"],
    [{ lever: ["Mtea:stays"] }, "unknown-lab"],
    [{ shock: ["export"] }, "invalid-input"],
    [{ shock: ["export:0.2"] }, "invalid-input"],
    [{ shock: ["funding:Nobody"] }, "unknown-lab"],
    [{ prior: ["pace=9"] }, "invalid-input"],
    [{ prior: ["pace.mean"] }, "invalid-input"],
    [{ prior: ["pace.mean=fast"] }, "invalid-input"],
    [{ prior: ["pace.sd=0"] }, "invalid-input"],
    [{ prior: ["capital=-1"] }, "invalid-input"],
    [{ without: ["compute"] }, "invalid-input"],
    [{ bar: ["gpt-99"] }, "unknown-bar"],
    [{ labs: ["Nobody"] }, "unknown-lab"],
    [{ catchUp: "Nobody", by: "2028-12-31" }, "unknown-lab"],
    [{ catchUp: "Meta" }, "missing-input"],
    [{ by: "2028-12-31" }, "missing-input"],
    [{ until: "2026-10-20" }, "invalid-input"],
    [{ until: "2099-01-01" }, "invalid-input"],
    [{ asOf: "2023-02-20" }, "race-too-early"],
    [{ asOf: "1900-01-01" }, "as-of-before-first-fact"],
  ])("%j is refused as %s", async (input, code) => {
    const run = await runOperation(race, input, contextOf());
    expect(run).toMatchObject({ ok: false, error: { code } });
  });
});
