import { addMonths } from "../../src/base/add-months.ts";
import { addDays } from "../../src/base/calendar.ts";
import { type Outcome, succeed } from "../../src/base/outcome.ts";
import { GENERATION } from "../../src/observatory/race/race-priors.ts";
import type { Context } from "../../src/operations/contract/operation.ts";
import { readInput } from "../../src/operations/contract/run-operation.ts";
import race from "../../src/operations/race/race.ts";
import type { RaceResult } from "../../src/operations/race/result.ts";
import { type Draft, type InBoth, registered } from "./draft.ts";
import { FACTS_LATE } from "./line-forecasts.ts";

/** Bars above the frontier of today, in generations, and what the backcast calls them. */
const bars = [
  { asked: "frontier", generations: 0, name: "frontier" },
  { asked: "+0.5gen", generations: 0.5, name: "half-generation" },
  { asked: "+1gen", generations: 1, name: "generation" },
] as const;
const MONTHS = [6, 12, 24];
/** Labs whose crossings are forecast, and whose lead is: the first of the standing. */
const CROSSING = 4;
const LEADING = 5;

/** Few draws: a resolver asks for what is known of the labs, not for what may come. */
const known = { op: "race", input: { draws: 100 } } as const;

/** Claims on what `race` forecasts: who crosses which bar by when, who leads, how many stay near. */
export async function raceForecasts(
  prefix: string,
  context: Context,
): Promise<Outcome<readonly Draft[]>> {
  const asked = readInput(race, { bar: bars.map(({ asked }) => asked), backcast: true });
  if (!asked.ok) return asked;
  const answer = await race.run(asked.value, context);
  if (!answer.ok) return answer;
  const { result } = answer.value;
  return succeed([
    ...crossings(prefix, result),
    ...leaders(prefix, result, context.today),
    ...tiers(prefix, result, context.today),
  ]);
}

const named = (lab: string): string => lab.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");

function crossings(prefix: string, { from, standing, bars: drawn, scores }: RaceResult): Draft[] {
  const best = (chosen: string, day: string, choice = "max:score") => ({
    ...{ ...known, select: `labs${chosen}.records[date<=${day}][${choice}].score` },
  });
  return standing.slice(0, CROSSING).flatMap(({ lab }) =>
    bars.flatMap(({ generations, name }, at) => {
      const forecast = drawn[at]?.labs.find((each) => each.lab === lab);
      if (!forecast || forecast.reached) return [];
      const above = Number((generations * GENERATION).toFixed(2));
      return MONTHS.map((months): Draft => {
        const day = addMonths(from, months);
        const seen = scores?.withVotes.crossings.find(
          (each) =>
            each.population === "contenders" && each.bar === name && each.horizon === months,
        );
        const kind = `${named(lab)}.${name}`;
        return {
          id: `${prefix}.${kind}.${months}m`,
          statement: crossing(lab, above, day, from),
          ...{ speaker: "Sextant", topic: "race", cluster: `${prefix}.${kind}` },
          readings: [
            {
              id: "crossed",
              text: crossing(lab, above, day, from),
              deadline: addDays(day, FACTS_LATE),
              resolver: {
                op: "difference",
                of: [best(`[lab=${lab}]`, day), best("", from)],
              },
              compare: { cmp: ">=", value: above, once: true },
              probability: registered(forecast.byMonths[String(months)] as number),
              ...(seen
                ? {
                    baseline: {
                      method: `share of contenders that had crossed such a bar in ${months} months, on past days of the race (${seen.n})`,
                      p: registered(seen.came),
                    },
                  }
                : {}),
            },
          ],
        };
      });
    }),
  );
}

const crossing = (lab: string, above: number, day: string, from: string): InBoth =>
  above === 0
    ? {
        en: `By ${day} ${lab} has a model at or above the frontier of ${from}.`,
        zh: `${lab} 在 ${day} 之前有模型达到 ${from} 的前沿。`,
      }
    : {
        en: `By ${day} ${lab} has a model ${above} points or more above the frontier of ${from}.`,
        zh: `${lab} 在 ${day} 之前有模型超出 ${from} 的前沿 ${above} 分以上。`,
      };

function leaders(prefix: string, { standing, dates }: RaceResult, today: string): Draft[] {
  const inAYear = dates.find(({ months }) => months === 12);
  const day = addMonths(today, 12);
  return standing.slice(0, LEADING).map(({ lab }, place): Draft => {
    const statement = {
      en: `${lab} leads the race as it is printed on ${day}.`,
      zh: `${day} 时 race 给出的领先者是 ${lab}。`,
    };
    return {
      id: `${prefix}.leader.${named(lab)}.12m`,
      ...{ statement, speaker: "Sextant", topic: "race", cluster: `${prefix}.leader` },
      readings: [
        {
          ...{ id: "leads", text: statement, deadline: day },
          resolver: {
            ...{ op: "race", input: { ...known.input, asOf: day }, select: "standing[first].lab" },
          },
          compare: { cmp: "=", value: lab },
          probability: registered(inAYear?.labs.find((each) => each.lab === lab)?.leader ?? 0),
          baseline: { method: "the order of today stays", p: registered(Number(place === 0)) },
        },
      ],
    };
  });
}

/** Months behind the frontier that count as near. */
const NEAR = "6";

const tiers = (prefix: string, { tier, dates }: RaceResult, today: string): Draft[] =>
  dates.map(({ months, survivors }): Draft => {
    const day = addMonths(today, months);
    const near = tier[NEAR] ?? 0;
    const statement = {
      en: `Two or three labs are within six months of the frontier, as the race is printed on ${day}.`,
      zh: `${day} 时 race 给出：有两到三家实验室落后前沿不超过六个月。`,
    };
    return {
      id: `${prefix}.survivors.${months}m`,
      ...{ statement, speaker: "Sextant", topic: "race", cluster: `${prefix}.survivors` },
      readings: [
        {
          ...{ id: "two-or-three", text: statement, deadline: day },
          resolver: {
            ...{ op: "race", input: { ...known.input, asOf: day }, select: `tier.${NEAR}` },
          },
          compare: { cmp: "in", low: 2, high: 3 },
          probability: registered(survivors[NEAR]?.twoOrThree ?? 0),
          baseline: {
            method: "as many as today",
            p: registered(Number(near === 2 || near === 3)),
          },
        },
      ],
    };
  });
