import { describe, expect, test } from "vitest";
import { dateOfDay, dayNumber } from "../../base/calendar.ts";
import { normalDraw, uniformDraw } from "../../stats/draws.ts";
import { fitPace, type LabQuarter, type PacePosterior } from "./fit-pace.ts";
import { fitSilence, hazardAt } from "./fit-silence.ts";
import { type Release, yearOf } from "./race-history.ts";
import { racePriors } from "./race-priors.ts";

const WORLDS = 200;
const QUARTER = 1 / 4;

/** Independent numbers of a world, one after the other. */
function numbersOf(world: number) {
  let index = 0;
  const next = () => index++;
  return {
    normal: () => normalDraw(world, 1, next()),
    uniform: () => uniformDraw(world, 2, next()),
  };
}

/** A number drawn until it lies within the grid of the fit, on which its prior is cut. */
function within(from: number, to: number, draw: () => number): number {
  for (;;) {
    const value = draw();
    if (value >= from && value <= to) return value;
  }
}

/** A world drawn from the priors: its parameters, and 80 quarters as the panel takes them. */
function drawnWorld(world: number) {
  const { normal, uniform } = numbersOf(world);
  const { pace, catchUp, scatter, common, ownPace } = racePriors;
  const truth = {
    pace: within(0.5, 24, () => pace.mean + pace.sd * normal()),
    catchUp: within(0, 1.8, () => catchUp.mean + catchUp.sd * normal()),
    scatter: within(2.5, 16, () => scatter.median * Math.exp(scatter.logSd * normal())),
  };
  const years = (1 - Math.exp(-truth.catchUp * QUARTER)) / truth.catchUp;
  const sd = Math.sqrt((truth.scatter ** 2 + common ** 2) * QUARTER + (ownPace * QUARTER) ** 2);
  const quarters = Array.from({ length: 80 }, (): LabQuarter => {
    const gap = 30 * uniform();
    const gain = (truth.pace + truth.catchUp * gap) * years + sd * normal();
    return { lab: "A", gain, gap, weight: 1 };
  });
  return { truth, quarters };
}

/** A quantile of one parameter, with the mass of a cell spread evenly to its neighbours' halves. */
function gridQuantile(values: Float64Array, weights: Float64Array, probability: number): number {
  const masses = new Map<number, number>();
  values.forEach((value, cell) => {
    masses.set(value, (masses.get(value) ?? 0) + (weights[cell] as number));
  });
  const marginal = [...masses].sort(([a], [b]) => a - b);
  let below = 0;
  for (const [at, [value, mass]] of marginal.entries()) {
    if (below + mass >= probability) {
      const before = marginal[at - 1]?.[0] ?? value;
      const after = marginal[at + 1]?.[0] ?? value;
      const [low, high] = [(before + value) / 2, (value + after) / 2];
      return low + ((probability - below) / mass) * (high - low);
    }
    below += mass;
  }
  return marginal.at(-1)?.[0] ?? Number.NaN;
}

describe("simulated worlds", { tags: "long" }, () => {
  test("have their parameters in 85 to 95 % of the posterior's 90 % intervals", () => {
    const held = { pace: 0, catchUp: 0, scatter: 0 };
    for (let world = 0; world < WORLDS; world++) {
      const { truth, quarters } = drawnWorld(world);
      const posterior: PacePosterior = fitPace(quarters);
      for (const name of ["pace", "catchUp", "scatter"] as const) {
        const quantile = (probability: number) =>
          gridQuantile(posterior[name], posterior.weights, probability);
        if (quantile(0.05) <= truth[name] && truth[name] <= quantile(0.95)) held[name]++;
      }
    }
    for (const [name, count] of Object.entries(held)) {
      expect(count / WORLDS, name).toBeGreaterThanOrEqual(0.85);
      expect(count / WORLDS, name).toBeLessThanOrEqual(0.95);
    }
  });

  test("have as many labs that release again before they fall silent as is said", () => {
    const day = "2026-01-01";
    const told: { readonly probability: number; readonly isIn: boolean }[] = [];
    for (let world = 0; world < WORLDS; world++) {
      const { uniform, normal } = numbersOf(10_000 + world);
      const present = new Map<string, boolean>();
      const releases: Release[] = [];
      const { shape, median: mean } = racePriors.releases;
      for (let lab = 0; lab < 20; lab++) {
        const gap = lab === 0 ? 0 : 25 * uniform();
        // Three squared normal numbers over 2 are a gamma number of shape 1.5.
        const rate = ((normal() ** 2 + normal() ** 2 + normal() ** 2) / 2) * (mean / shape);
        const hazard = hazardAt(racePriors.silence.median, racePriors.silenceByGap.mean, gap, 1);
        const end = -Math.log(uniform()) / hazard;
        // The gap is fixed: all releases of a lab have one score, and the first lab comes first.
        const start = lab === 0 ? 0.1 : 0.2 + 1.8 * uniform();
        const watched = yearOf(day) - start;
        let after = 0;
        while (after <= Math.min(end, watched)) {
          const date = dateOfDay(dayNumber("2023-01-01") + (start + after) * 365.25);
          if (date <= day) releases.push(released(`lab ${lab}`, date, 150 - gap));
          after -= Math.log(uniform()) / rate;
        }
        while (after <= watched) after -= Math.log(uniform()) / rate;
        present.set(`lab ${lab}`, after <= end);
      }
      releases.sort((a, b) => (a.date < b.date ? -1 : 1));
      for (const [lab, probability] of fitSilence(releases, day, new Set()).inRace) {
        told.push({ probability, isIn: present.get(lab) ?? false });
      }
    }
    for (const [from, to] of [
      [0, 0.2],
      [0.2, 0.5],
      [0.5, 0.8],
      [0.8, 0.95],
      [0.95, 1],
    ] as const) {
      const bin = told.filter(({ probability }) => probability >= from && probability < to);
      const said = bin.reduce((sum, { probability }) => sum + probability, 0) / bin.length;
      const came = bin.filter(({ isIn }) => isIn).length / bin.length;
      expect(bin.length).toBeGreaterThan(50);
      // Four standard errors, and a hundredth for releases that count as one.
      const error = Math.sqrt((said * (1 - said)) / bin.length);
      expect(Math.abs(came - said), `${from} to ${to}`).toBeLessThan(4 * error + 0.01);
    }
  });
});

const released = (lab: string, date: string, score: number): Release => ({
  lab,
  date,
  year: yearOf(date),
  score,
  label: lab,
  lower: undefined,
  upper: undefined,
  scoredBy: "index",
});
