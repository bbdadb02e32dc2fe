import { describe, expect, test } from "vitest";
import { disclosedRunsMade, type MadeRow, madeFacts } from "../../test/support/made-facts.ts";
import type { Receipt } from "../data/receipt.ts";
import { nothingLearnt } from "../forecast/learnt.ts";
import { capability } from "../trends/capability.ts";
import { inferencePrice } from "../trends/inference-price.ts";
import { crossing, crossingMonths } from "../trends/parts/crossing.ts";
import type { FittedLine } from "../trends/parts/fit-trend.ts";
import { forecastTrend } from "../trends/parts/forecast/forecast-trend.ts";
import type { Observation, Trend } from "../trends/parts/trend.ts";
import { trainingCostFixedCapability } from "../trends/training-cost-fixed-capability.ts";
import type { LineId } from "./claims.ts";
import type { LawLine } from "./law.ts";
import { lawCrossings } from "./law-crossings.ts";

const score = (version: string, date: string, eci: number, rest: Partial<MadeRow> = {}) => ({
  ...{ version, model: version, label: `The ${version}`, edition: "2024-01-01" },
  ...{ date, eci, organizations: "Lab", ...rest },
});

const price = (model: string, date: string, usdPerMtok: number) => ({
  ...{ model, date, history: "made", provider: "host", first_seen: date },
  ...{ input_usd_mtok: usdPerMtok, output_usd_mtok: usdPerMtok },
});

const horizon = (date: string, minutes: number) => ({
  ...{ suite: "1.1", agent: `agent of ${date}`, date, p50_minutes: minutes },
  ...{ p50_low: minutes, p50_high: minutes, average_score: 0 },
});

/**
 * GPT-4 at a list price of 37.5 USD, later reached by a model at a tenth of it, and a weak model
 * that was as cheap before. GPT-4's run took 2e25 FLOP, that of its peer 5e24.
 */
const rows = {
  ...disclosedRunsMade,
  "capability-scores": [
    score("gpt-4-0314", "2023-03-14", 126, { training_flop: 2e25 }),
    score("weak", "2023-05-01", 110, { training_flop: 1e22 }),
    score("peer", "2023-09-01", 126, { training_flop: 5e24 }),
    score("next", "2024-02-01", 137),
  ],
  "api-prices": [
    price("gpt-4-0314", "2023-03-14", 37.5),
    price("weak", "2023-05-01", 0.1),
    price("peer", "2023-09-01", 3.75),
  ],
  // Tenfold every 400 days, exactly.
  "time-horizons": [
    horizon("2022-01-01", 6),
    horizon("2023-02-05", 60),
    horizon("2024-03-11", 600),
  ],
};

const window = { asOf: "2024-06-01", hindsight: false };
const receipt = (id: string): Receipt => ({ id, value: 0, unit: "", inputs: [] });

/**
 * A pooled line that falls by one order of magnitude a year, with a residual standard error of a
 * tenth on ten degrees of freedom; its slope is as good as certain.
 */
const tenthEachYear = (degreesOfFreedom = 10, slope = -1): FittedLine => {
  const quality = { slope, residualStandardError: 0.1, clusterRobustStandardError: 1e-9 };
  return {
    fit: { scale: "log", degreesOfFreedom } as FittedLine["fit"],
    lines: new Map(),
    pooled: { ...quality, degreesOfFreedom, clusterDegreesOfFreedom: 10 } as FittedLine["pooled"] &
      object,
  };
};

const line = (
  id: LineId,
  fitted: FittedLine | undefined,
  rest: Partial<LawLine> = {},
): LawLine => ({
  ...{ id, claim: undefined, measured: undefined, observations: [], fitted },
  trend: {
    capability,
    "inference-price": inferencePrice,
    "training-cost": trainingCostFixedCapability,
  }[id as string] as Trend,
  ...{ probabilities: undefined, verdict: "undecided", sensitivity: [], ...rest },
});

const crossingsOf = (lines: readonly LawLine[], changed: Partial<typeof rows> = {}) => {
  const found = lawCrossings(madeFacts({ ...rows, ...changed }), window, lines, nothingLearnt);
  return new Map(found.map((crossing) => [crossing.id, crossing]));
};

describe("GPT-4's capability at a part of its first price", () => {
  const crossings = crossingsOf([line("inference-price", tenthEachYear())]);

  test("was reached at a tenth by the first model at its level that cost so little", () => {
    expect(crossings.get("price-10-percent")).toMatchObject({
      ...{ status: "reached", date: "2023-09-01", lower: "2023-09-01", upper: "2023-09-01" },
      ...{ line: "inference-price", level: 3.75, unit: "USD/Mtok", confidence: 0.9 },
      facts: { percent: 10, launch: 37.5, level: 3.75, label: "The peer" },
    });
    const evidence = crossings.get("price-10-percent")?.evidence ?? [];
    expect(evidence.map(({ value }) => value)).toEqual([3.75]);
  });

  test("is not expected at a hundredth within four years by a mixture that mostly stands still", () => {
    const hundredth = crossings.get("price-1-percent");
    expect(hundredth).toMatchObject({ status: "not expected", level: 0.375, date: undefined });
  });

  test("is dated where it is reached, and only there, when no line is determined", () => {
    for (const fitted of [undefined, tenthEachYear(3)]) {
      const ids = [...crossingsOf([line("inference-price", fitted)]).keys()];
      expect(ids).toContain("price-10-percent");
      expect(ids).not.toContain("price-1-percent");
    }
    expect(crossingsOf([line("inference-price", tenthEachYear(4))]).has("price-1-percent")).toBe(
      true,
    );
  });

  test("is counted from the earlier of the versions that were first sold", () => {
    const dearer = crossingsOf([], {
      "capability-scores": [
        ...rows["capability-scores"],
        score("gpt-4-0613", "2023-06-13", 126),
      ] as never,
      "api-prices": [...rows["api-prices"], price("gpt-4-0613", "2023-06-13", 20)],
    });
    expect(dearer.get("price-10-percent")?.facts["launch"]).toBe(37.5);
  });

  test("is not asked for where GPT-4 has no list price", () => {
    const unpriced = crossingsOf([], { "api-prices": rows["api-prices"].slice(1) });
    expect([...unpriced.keys()].filter((id) => id.startsWith("price"))).toEqual([]);
  });
});

describe("a run that reaches GPT-4's capability", () => {
  const crossings = crossingsOf([line("training-cost", tenthEachYear())]);

  test("cost less than ten million dollars first with the run of its peer", () => {
    // About 20 and 5 million; the weak model's run was cheaper, but does not reach the level.
    expect(crossings.get("training-10m")).toMatchObject({
      ...{ status: "reached", date: "2023-09-01", line: "training-cost", unit: "USD", level: 10e6 },
      facts: { level: 10e6, label: "The peer" },
    });
  });

  test("may have cost so little earlier or later, as far as costs are uncertain", () => {
    const widened = crossingsOf([line("training-cost", tenthEachYear())], {
      // One of three runs paid thirty times as much for a FLOP: runs differ, so costs are unsure.
      models: [
        ...(disclosedRunsMade["models"] ?? []),
        { ...(disclosedRunsMade["models"]?.[0] as MadeRow), model: "dear", chip_hours: 6e6 },
        { ...(disclosedRunsMade["models"]?.[1] as MadeRow), model: "cheap", chip_hours: 5e4 },
      ],
    } as never);
    expect(crossings.get("training-10m")).toMatchObject({
      lower: "2023-09-01",
      upper: "2023-09-01",
    });
    expect(widened.get("training-10m")?.lower).toBe("2023-03-14");
  });
});

describe("generations above GPT-4", () => {
  const point = (date: string, value: number): Observation => ({
    ...{ id: date, label: `Best of ${date}`, date, value, selected: true, source: "" },
    receipt: receipt(date),
  });
  const observations = [
    point("2023-03-14", 126),
    point("2023-07-01", 129),
    point("2023-11-01", 133),
    point("2024-02-01", 137),
  ];
  const capabilityLine = (step: number, degreesOfFreedom = 4) =>
    line(
      "capability",
      { fit: { degreesOfFreedom } as FittedLine["fit"], lines: new Map() },
      { observations, scale: { ...receipt("generation"), value: step } },
    );

  test("are dated one by one up to the first that is still to come", () => {
    const crossings = crossingsOf([capabilityLine(10)]);
    const generations = [...crossings.values()].filter(({ line }) => line === "capability");
    expect(generations.map(({ id, level, status }) => [id, level, status])).toEqual([
      ["generation-1", 136, "reached"],
      ["generation-2", 146, "expected"],
    ]);
    // Its date is where the forecast of the trend itself, as its page shows it, passes the level.
    const forecasts = forecastTrend(
      capability,
      observations,
      window.asOf,
      { learnt: nothingLearnt },
      {
        by: ["ensemble"],
        months: crossingMonths,
      },
    );
    expect(generations[1]).toMatchObject(crossing(forecasts, 146, "up", 0.9));
    expect(generations[1]?.date).toBeDefined();
    expect(generations[0]).toMatchObject({
      ...{ unit: "ECI points", lower: "2024-02-01", upper: "2024-02-01" },
      facts: { count: 1, level: 136, label: "Best of 2024-02-01" },
    });
    expect(generations[0]?.evidence).toEqual([receipt("2024-02-01")]);
    // What is still to come rests on all points of the line.
    expect(generations[1]?.evidence).toEqual(observations.map(({ date }) => receipt(date)));
  });

  test("are reached by a model that stands exactly one generation higher", () => {
    expect(crossingsOf([capabilityLine(11)]).get("generation-1")?.status).toBe("reached");
    expect(crossingsOf([capabilityLine(11.001)]).get("generation-1")?.status).toBe("expected");
  });

  test("are counted up to ten", () => {
    expect(
      [...crossingsOf([capabilityLine(0.5)]).keys()].filter((id) => /gener/.test(id)),
    ).toHaveLength(10);
  });

  test("are not dated without a step, or with a line of too few degrees of freedom", () => {
    for (const lines of [[capabilityLine(0)], [capabilityLine(10, 3)], []]) {
      expect([...crossingsOf(lines).keys()].filter((id) => /gener/.test(id))).toEqual([]);
    }
  });
});

describe("tasks of a working day and of a working month", () => {
  const crossings = crossingsOf([]);

  test("were done half of the time by the first agent that reached 480 minutes", () => {
    expect(crossings.get("horizon-8h")).toMatchObject({
      ...{ status: "reached", date: "2024-03-11", lower: "2024-03-11", upper: "2024-03-11" },
      ...{ line: undefined, level: 480, unit: "minutes", facts: { hours: 8 } },
    });
  });

  test("are not expected from three agents, of which no forecast is made", () => {
    expect(crossings.get("horizon-167h")).toMatchObject({
      ...{ status: "not expected", date: undefined, level: 10_020, facts: { hours: 167 } },
    });
    expect(crossings.get("horizon-167h")?.evidence).toHaveLength(3);
  });

  test("are done by an agent of exactly 480 minutes, in every draw of its result", () => {
    const exact = [...rows["time-horizons"].slice(0, 2), horizon("2024-03-11", 480)];
    expect(crossingsOf([], { "time-horizons": exact }).get("horizon-8h")).toMatchObject({
      ...{ status: "reached", date: "2024-03-11", lower: "2024-03-11", upper: "2024-03-11" },
    });
  });

  test("are dated as early as the interval of an agent allows", () => {
    // A first agent at 300 minutes whose 95 % interval reaches up to 4,800: the logarithm of 480
    // lies 0.33 standard deviations above it, so that a third of all worlds see it there.
    const wide = { ...horizon("2023-06-01", 300), p50_low: 150, p50_high: 4800 };
    const early = crossingsOf([], { "time-horizons": [...rows["time-horizons"], wide] });
    expect(early.get("horizon-8h")).toMatchObject({
      ...{ date: "2024-03-11", lower: "2023-06-01", upper: "2024-03-11" },
    });
  });
});

test("nothing is dated before GPT-4 stands on the scale", () => {
  const before = { asOf: "2023-03-13", hindsight: false };
  expect(lawCrossings(madeFacts(rows), before, [], nothingLearnt)).toEqual([]);
});
