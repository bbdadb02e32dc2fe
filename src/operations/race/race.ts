import { z } from "zod";
import { type Outcome, succeed } from "../../base/outcome.ts";
import { type Translate, translator } from "../../i18n/translate.ts";
import { learnWeights } from "../../observatory/race/ensemble-weights.ts";
import { lessonsBy, pastRaces, type RacesInParts } from "../../observatory/race/past-races.ts";
import { raceBasis } from "../../observatory/race/race-basis.ts";
import {
  isUsual,
  mechanisms,
  type RacePriors,
  racePriors,
} from "../../observatory/race/race-priors.ts";
import { asOfFields, dateField, seedField, windowOf } from "../contract/fields.ts";
import { defineOperation } from "../contract/operation.ts";
import { doInParts } from "../shared/do-in-parts.ts";
import { answerOf } from "./answer.ts";
import { catchUpOf, readCatchUp } from "./catch-up-of.ts";
import { drawAll } from "./draw-all.ts";
import { type RaceResult, raceSchema } from "./result.ts";
import { serialRunner } from "./serial-runner.ts";
import { MOST_MONTHS, startOf } from "./start.ts";
import { futureResult, priorResults, scoresResult, showOnly } from "./to-result.ts";
import { viewRace } from "./view.ts";

const MOST_DRAWS = 1_000_000;

const texts = (most: number) => z.array(z.string().min(1).max(200)).min(1).max(most);

/** Who stays in the first tier: named labs, month by month, and how such forecasts have fared. */
export default defineOperation({
  name: "race",
  input: z.strictObject({
    until: dateField().optional(),
    bar: texts(8).default(["frontier", "+1gen"]),
    within: z.array(z.number().int().min(0).max(MOST_MONTHS)).min(1).max(6).optional(),
    labs: texts(40).optional(),
    noPlaced: z.boolean().optional(),
    lever: texts(20).optional(),
    shock: texts(10).optional(),
    prior: texts(20).optional(),
    without: z.array(z.enum(mechanisms)).min(1).max(mechanisms.length).optional(),
    catchUp: z.string().min(1).max(100).optional(),
    by: dateField().optional(),
    future: z
      .number()
      .int()
      .min(0)
      .max(MOST_DRAWS - 1)
      .optional(),
    backcast: z.boolean().optional(),
    draws: z.number().int().min(100).max(MOST_DRAWS).default(10_000),
    seed: seedField(),
    ...asOfFields,
  }),
  output: raceSchema,
  weight: ({ draws, lever, shock, catchUp, backcast, asOf, prior, without }) =>
    0.15 +
    draws * (lever || shock ? 8e-5 : 5e-5) +
    (catchUp === undefined ? 0 : 3) +
    (backcast && (asOf !== undefined || prior || without) ? 12 : 0),
  rows: "labs",
  inPieces: true,
  positional: [],
  examples: [
    {},
    { asOf: "2023-12-28", bar: ["gpt-4-0314"] },
    { shock: ["export:-0.2"] },
    { prior: ["pace.mean=9", "pace.sd=2"], without: ["catch-up"] },
    { lever: ["Meta:compute=+0.3oom/yr", "Meta:stays"] },
    { catchUp: "xAI", by: "2028-12-31" },
    { future: 7 },
    { backcast: true },
  ],
  async run(input, context) {
    const window = windowOf(input, context);
    if (!window.ok) return window;
    const { facts } = context;
    const basis = raceBasis(facts, window.value);
    if (!basis.ok) return basis;
    const started = startOf(input, basis.value);
    if (!started.ok) return started;
    const start = started.value;
    const caughtUp = readCatchUp(input, start);
    if (!caughtUp.ok) return caughtUp;
    const drawPast = async <Whole>(
      work: Outcome<RacesInParts<Whole>>,
      priors: RacePriors,
    ): Promise<Outcome<Whole>> => {
      const asked = { asOf: window.value.asOf, priors };
      return work.ok ? doInParts(work.value, { work: "past-draws", asked }, context) : work;
    };
    const past = input.backcast
      ? await drawPast(pastRaces(facts, basis.value, start.priors), start.priors)
      : undefined;
    if (past && !past.ok) return past;
    const lessons = await drawPast(lessonsBy(facts, basis.value), racePriors);
    if (!lessons.ok) return lessons;
    facts.restOn("race-lessons", JSON.stringify(lessons.value));
    if (past) facts.restOn("race-scores", JSON.stringify(past.value.scores));
    const weights = learnWeights(lessons.value, basis.value.from);

    const run = (await context.raceRunnerFor?.(context)) ?? serialRunner(context);
    const drawn = await drawAll(start, weights, facts.edition(), run);
    if (!drawn.ok) return drawn;
    const catchUp = await catchUpOf(caughtUp.value, input, start, context, run);
    if (!catchUp.ok) return catchUp;

    const t = translator(context.language);
    const { standing, changed } = drawn.value;
    const result = {
      answer: "",
      asOf: window.value.asOf,
      ...standing.result,
      weights: { ...weights, lessons: lessons.value.length },
      levers: changed && {
        asked: [...(input.lever ?? []), ...(input.shock ?? [])],
        base: standing.alone,
        changed,
      },
      catchUp: catchUp.value,
      future: input.future === undefined ? null : futureResult(start, input.future),
      cannotForecast: cannotForecast.map((key) => t(key)),
      scores: past ? scoresResult(past.value) : null,
    };
    const whole = { ...result, levers: result.levers ?? null, answer: answerOf(result, t) };
    return succeed({
      result: start.shown ? showOnly(whole, start.shown) : whole,
      seed: input.seed,
      met: reaches(catchUp.value),
      notes: notesOf(result, start.priors, t),
    });
  },
  view: viewRace,
});

/** What the record holds no evidence of. */
const cannotForecast = [
  "race.cannot.compute",
  "race.cannot.talent",
  "race.cannot.entrants",
  "race.cannot.silence",
  "race.cannot.response",
] as const;

/** Whether some amount of compute within reach is enough, where a catch-up was asked for. */
const reaches = (catchUp: RaceResult["catchUp"]): boolean =>
  catchUp === null || catchUp.computePerYear !== null || catchUp.computeStep !== null;

function notesOf(
  result: {
    readonly asOf: string;
    readonly from: string;
    readonly levers: unknown;
    readonly catchUp: unknown;
    readonly scores: unknown;
  },
  priors: RacePriors,
  t: Translate,
): readonly string[] {
  return [
    t("race.note.mixture"),
    t("race.note.capital"),
    t("race.note.votes"),
    ...(result.from < result.asOf ? [t("race.note.from", { from: result.from })] : []),
    ...(isUsual(priors) ? [] : [changedPriors(priors, t)]),
    ...(result.levers ? [t("race.note.levers")] : []),
    ...(result.catchUp ? [t("race.note.catch-up")] : []),
    ...(result.scores ? [t("race.note.choices"), t("race.note.vintage")] : []),
  ];
}

/** What is not as usual, in words. */
function changedPriors(priors: RacePriors, t: Translate): string {
  const changed = priorResults(priors)
    .filter(({ value, usual }) => value !== usual)
    .map(({ name, value, usual, unit }) => t("race.prior.changed", { name, value, usual, unit }));
  const left = priors.without.map((name) => t("race.prior.without", { name }));
  return t("race.note.priors", { priors: [...changed, ...left].join("; ") });
}
