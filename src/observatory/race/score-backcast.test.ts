import { describe, expect, test } from "vitest";
import { needsRaceFacts, RACE_DAY, raceFacts } from "../../../test/support/race-facts.ts";
import { doHere } from "../../base/in-parts.ts";
import type { BarName, Forecaster } from "./crossing-forecast.ts";
import { ablationsInParts, replayInParts } from "./past-races.ts";
import { raceBasis } from "./race-basis.ts";
import type { Mechanism } from "./race-priors.ts";
import type { BackcastScores, Population } from "./score-backcast.ts";

const made = new Map<string, BackcastScores>();

/** The scores on the facts of the day on which the design was scored. */
function scores(of: "index" | "withVotes" = "index"): BackcastScores {
  const known = made.get(of);
  if (known) return known;
  const facts = raceFacts();
  const basis = raceBasis(facts, { asOf: RACE_DAY, hindsight: false });
  const votes = of === "withVotes";
  const work = basis.ok ? replayInParts(facts, basis.value, { votes }) : basis;
  const replay = work.ok ? doHere(work.value) : work;
  if (!replay.ok) throw new Error(replay.error.code);
  made.set(of, replay.value.scores);
  return replay.value.scores;
}

/** Order as in the tables of the design: order, order with errors, line, race. */
const names = ["order", "order-error", "line", "race"] as const;

/** The design states three digits, of 3,000 draws. */
const BRIER = 0.005;
const CRPS = 0.05;

type Row = readonly (number | undefined)[];

const expectNear = (got: Readonly<Record<Forecaster, number>>, row: Row, within: number): void => {
  [...names, "ensemble" as const].forEach((name, at) => {
    const expected = row[at];
    if (expected === undefined) return;
    expect(Math.abs(got[name] - expected), `${name}: ${got[name]}`).toBeLessThanOrEqual(within);
  });
};

function crossing(population: Population, bar?: BarName, horizon?: number) {
  const found = scores().crossings.find(
    (each) => each.population === population && each.bar === bar && each.horizon === horizon,
  );
  if (!found) throw new Error("that row is there");
  return found;
}

describe("past races on the facts of the design", () => {
  test("are made of as many questions, with as many that came", (context) => {
    needsRaceFacts(context);
    expect(scores().origins).toEqual(
      ["2023-12-28", "2024-03-28", "2024-06-28", "2024-09-28", "2024-12-28"].concat([
        "2025-03-28",
        "2025-06-28",
      ]),
    );
    expect(crossing("all").n).toBe(1696);
    expect(crossing("contenders").n).toBe(828);
    // Brier scores of a constant that equals the share that came: .166 and .238.
    const constant = (population: Population) => {
      const { came } = crossing(population);
      return came * (1 - came);
    };
    expect(constant("all")).toBeCloseTo(0.166, 3);
    expect(constant("contenders")).toBeCloseTo(0.238, 2);
  });

  const briers: readonly (readonly [Population, BarName | undefined, number | undefined, Row])[] = [
    ["all", undefined, undefined, [0.146, 0.105, 0.199, 0.089, 0.092]],
    ["contenders", undefined, undefined, [0.224, 0.149, 0.251, 0.141, 0.139]],
    ["all", "gpt-4", undefined, [0.248, 0.192, 0.353, 0.104, 0.132]],
    ["contenders", "gpt-4", undefined, [0.367, 0.262, 0.309, 0.17, 0.206]],
    ["contenders", "gpt-4", 6, [0.158, 0.169, 0.208, 0.164]],
    ["contenders", "gpt-4", 12, [0.474, 0.26, 0.318, 0.192]],
    ["contenders", "gpt-4", 18, [0.443, 0.3, 0.352, 0.172]],
    ["contenders", "gpt-4", 24, [0.392, 0.322, 0.361, 0.153]],
    ["contenders", "frontier", undefined, [0.304, 0.192, 0.278, 0.173, 0.177]],
    ["contenders", "half-generation", undefined, [0.182, 0.116, 0.241, 0.131, 0.119]],
    ["contenders", "generation", undefined, [0.121, 0.087, 0.209, 0.106, 0.092]],
  ];
  for (const row of briers) {
    test(`have the Brier scores of ${row.slice(0, 3)}`, (context) => {
      needsRaceFacts(context);
      const [population, bar, horizon, expected] = row;
      expectNear(crossing(population, bar, horizon).brier, expected, BRIER);
    });
  }

  const logs: readonly (readonly [Population, BarName | undefined, Row])[] = [
    // biome-ignore lint/suspicious/noApproximativeNumericConstant: a score, by chance near ln 2
    ["all", undefined, [0.693, 0.338, 0.646, 0.296]],
    ["contenders", undefined, [1.059, 0.455, 0.778, 0.435]],
    ["all", "gpt-4", [1.172, 0.607, 1.196, 0.344]],
    ["contenders", "gpt-4", [1.729, 0.801, 1.002, 0.519]],
  ];
  for (const [population, bar, expected] of logs) {
    test(`have the log scores of ${[population, bar]}`, (context) => {
      needsRaceFacts(context);
      // A log score moves by more than a Brier score where a probability is near 0 or 1.
      expectNear(crossing(population, bar).log, expected, 2.5 * BRIER);
    });
  }

  test("have the scores of arrivals, lags, order, leader and count", (context) => {
    needsRaceFacts(context);
    const { arrivals, lag, order, counts } = scores();
    const arrival = (population: Population, bar: BarName) =>
      arrivals.find((each) => each.population === population && each.bar === bar)?.crps;
    expectNear(arrival("all", "gpt-4")!, [4.51, 3.32, 6.64, 1.89], CRPS);
    expectNear(arrival("contenders", "gpt-4")!, [8.0, 5.51, 6.66, 3.86], CRPS);
    expectNear(arrival("contenders", "frontier")!, [5.1, 3.41, 5.07, 3.25], CRPS);
    const lags = [
      [2.76, 2.13, 3.13, 2.13],
      [5.06, 3.13, 5.42, 3.05],
      [5.78, 3.6, 7.42, 3.48],
    ];
    const orders = [
      [0.16, 0.117, 0.187, 0.115],
      [0.172, 0.117, 0.226, 0.123],
      [0.142, 0.111, 0.214, 0.113],
    ];
    [6, 12, 24].forEach((horizon, at) => {
      expectNear(lag.find((each) => each.horizon === horizon)!.crps, lags[at] as Row, CRPS);
      expectNear(order.find((each) => each.horizon === horizon)!.rps, orders[at] as Row, BRIER);
    });
    const year = order.find(({ horizon }) => horizon === 12);
    expectNear(year!.leaderBrier, [0.571, 0.317, 0.687, 0.369], BRIER);
    const six = counts.find(({ within, horizon }) => within === 6 && horizon === 12);
    expectNear(six!.crps, [1.57, 0.68, 0.89, 0.81], CRPS);
    expect(six?.byOrigin.map(({ came }) => came)).toEqual([5, 4, 3, 3, 3, 4, 2]);
  });

  test("have the interview's own forecasts beside them, which were better", (context) => {
    needsRaceFacts(context);
    const { interview } = scores();
    expect(interview?.n).toBe(40);
    expect(interview?.brier.interview).toBeCloseTo(0.177, 3);
    expectNear(interview!.brier, [0.392, 0.268, 0.302, 0.216], BRIER);
  });

  test("have differences over labs as wide as the design says", (context) => {
    needsRaceFacts(context);
    const difference = (forecaster: "race" | "ensemble", population: Population, bar?: BarName) =>
      scores().differences.find(
        (each) =>
          each.forecaster === forecaster &&
          each.population === population &&
          each.bar === bar &&
          each.baseline === "order-error",
      );
    const near = (
      got: ReturnType<typeof difference>,
      [mean, lower, upper, better]: readonly [number, number, number, number],
    ) => {
      // Two resamplings of few labs differ by more than their scores.
      expect(Math.abs(got!.mean - mean)).toBeLessThanOrEqual(BRIER);
      expect(Math.abs(got!.lower - lower)).toBeLessThanOrEqual(3 * BRIER);
      expect(Math.abs(got!.upper - upper)).toBeLessThanOrEqual(3 * BRIER);
      expect(Math.abs(got!.better - better)).toBeLessThanOrEqual(0.06);
    };
    near(difference("race", "all"), [-0.015, -0.039, 0.005, 0.87]);
    near(difference("race", "contenders"), [-0.008, -0.046, 0.023, 0.64]);
    near(difference("race", "all", "gpt-4"), [-0.088, -0.154, -0.028, 0.99]);
    near(difference("race", "contenders", "gpt-4"), [-0.092, -0.171, -0.009, 0.97]);
    near(difference("ensemble", "all"), [-0.013, -0.027, -0.001, 0.96]);
    near(difference("ensemble", "contenders"), [-0.01, -0.03, 0.006, 0.82]);
  });

  test("have the scores of outcomes as uncertain as the scores behind them", (context) => {
    needsRaceFacts(context);
    const all = scores().drawnWorlds.find(({ population }) => population === "all");
    expectNear(all!.brier, [0.244, 0.189, 0.35, 0.109], BRIER);
  });

  test("teach the weights of the design by the last of them", (context) => {
    needsRaceFacts(context);
    expect(scores().weights.at(0)).toMatchObject({ atOrBelow: 0.5, above: 0.5 });
    const last = scores().weights.at(-1);
    // The grid has steps of 1/40.
    expect(Math.abs((last?.atOrBelow ?? 0) - 0.62)).toBeLessThanOrEqual(0.03);
    expect(Math.abs((last?.above ?? 0) - 0.45)).toBeLessThanOrEqual(0.03);
  });

  test("have bins of what was forecast and what came near those of the design", (context) => {
    needsRaceFacts(context);
    const came = scores()
      .reliability.filter(({ forecaster }) => forecaster === "race")
      .map((bin) => bin.came);
    [0.02, 0.08, 0.14, 0.18, 0.47, 0.65, 0.9, 1].forEach((expected, at) => {
      // Forecasts near an edge fall into either bin.
      expect(Math.abs((came[at] ?? 0) - expected)).toBeLessThan(0.03);
    });
  });
});

describe("what does the work", { tags: "long" }, () => {
  const design: readonly (readonly [readonly Mechanism[], number])[] = [
    [[], 0.089],
    [["silence"], 0.115],
    [["gap"], 0.097],
    [["catch-up"], 0.087],
    [["capital"], 0.091],
    [["silence", "catch-up"], 0.105],
  ];

  test("is silence, then its growth by the gap, as the design found", (context) => {
    needsRaceFacts(context);
    const facts = raceFacts();
    const basis = raceBasis(facts, { asOf: RACE_DAY, hindsight: false });
    const work = basis.ok ? ablationsInParts(facts, basis.value) : basis;
    const ablated = work.ok ? doHere(work.value) : work;
    if (!ablated.ok) throw new Error(ablated.error.code);
    expect(ablated.value.map(({ without }) => without)).toEqual(design.map(([without]) => without));
    design.forEach(([without, brier], at) => {
      const row = ablated.value[at];
      expect(Math.abs((row?.brier ?? 1) - brier), without.join()).toBeLessThanOrEqual(BRIER);
    });
  });
});

describe("the gate", () => {
  test("the race and the ensemble beat every baseline for all labs", (context) => {
    needsRaceFacts(context);
    for (const { brier } of [crossing("all")]) {
      const best = Math.min(brier.order, brier["order-error"], brier.line);
      expect(brier.race).toBeLessThan(best);
      expect(brier.ensemble).toBeLessThan(best);
    }
    const ensemble = scores().differences.find(
      ({ forecaster, population, bar, baseline }) =>
        forecaster === "ensemble" &&
        population === "all" &&
        bar === undefined &&
        baseline === "order-error",
    );
    expect(ensemble?.upper).toBeLessThan(0);
  });

  test("with votes where the index does not score a lab they are better still, on less sure ground", {
    tags: "long",
  }, (context) => {
    needsRaceFacts(context);
    const voted = scores("withVotes");
    const total = voted.crossings.find(
      ({ population, bar, horizon }) =>
        population === "all" && bar === undefined && horizon === undefined,
    );
    expect(total?.brier.race).toBeLessThan(total?.brier["order-error"] ?? 0);
    const difference = voted.differences.find(
      (each) =>
        each.population === "all" &&
        each.bar === undefined &&
        each.forecaster === "race" &&
        each.baseline === "order-error",
    );
    expect(difference?.upper).toBeGreaterThan(0);
  });
});
