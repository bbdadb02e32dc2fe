import { z } from "zod";
import { barNames, forecasters } from "../../observatory/race/crossing-forecast.ts";
import { mechanisms } from "../../observatory/race/race-priors.ts";
import { populations } from "../../observatory/race/score-backcast.ts";

const maybe = z.number().nullable();

const quantiles = z.object({ p05: z.number(), p50: z.number(), p95: z.number() });

/** Probabilities or counts by months, such as `{ "6": 0.4 }`. */
const byMonths = z.record(z.string(), z.number());

const moments = z.object({ mean: z.number(), sd: z.number() });

/** A lab as it stands: what is known of it and what was estimated. */
const labSchema = z.object({
  lab: z.string(),
  score: z.number(),
  /** Points behind the frontier. */
  behind: z.number(),
  /** Who set the score: the index, or votes on the Arena in its place. */
  scoredBy: z.enum(["index", "votes"]),
  /** 90 % interval of a score by votes. */
  scoreLower: maybe,
  scoreUpper: maybe,
  model: z.string(),
  date: z.string(),
  /** Records of the lab in order of date. */
  records: z.array(z.object({ date: z.string(), score: z.number() })),
  /** Probability that it still is in the race: that it releases again before it falls silent. */
  inRace: z.number(),
  /** Whether capital was documented by the day. */
  capital: z.boolean(),
  /** Pace on top of the common one, points a year. */
  ownPace: z.object({ mean: z.number(), sd: z.number(), credibility: z.number() }),
});

/** Where a lab stands; nothing is drawn. */
const standingSchema = z.object({
  lab: z.string(),
  score: z.number(),
  gap: z.number(),
  lagMonths: z.number(),
});

const parametersSchema = z.object({
  labQuarters: z.number().int(),
  /** Points a year. */
  pace: moments,
  /** Share of the gap closed in a year. */
  catchUp: moments,
  /** Points per √year. */
  scatter: moments,
  /** Releases a year, pooled. */
  releases: z.number(),
  /** Hazard of silence a year at 10 points behind, and growth of its logarithm per 10 points. */
  silence: z.object({ hazard: z.number(), byGap: z.number() }),
  /** Points for ten times the compute at a fixed date. */
  exchange: z
    .object({
      mean: z.number(),
      lower: z.number(),
      upper: z.number(),
      level: z.number(),
      n: z.number().int(),
      labs: z.number().int(),
    })
    .nullable(),
});

const barSchema = z.object({
  /** As it was asked for. */
  bar: z.string(),
  level: z.number(),
  isAbove: z.boolean(),
  /** Probability that any lab that is not there yet has crossed it, by months. */
  labs: z.array(
    z.object({
      lab: z.string(),
      reached: z.boolean(),
      byMonths,
      /** Months; null where the draws end before. */
      median: maybe,
      p10: maybe,
      p90: maybe,
      /** Not within the months drawn. */
      never: z.number(),
      first: z.number(),
    }),
  ),
});

const dateSchema = z.object({
  date: z.string(),
  months: z.number().int(),
  frontier: quantiles,
  labs: z.array(
    z.object({
      lab: z.string(),
      leader: z.number(),
      /** Probability of the first places, from the first. */
      ranks: z.array(z.number()),
      within: byMonths,
      inRace: z.number(),
      /** Months behind. */
      lag: quantiles,
      /** Its record on the index. */
      score: quantiles,
    }),
  ),
  /** Labs within so many months of the frontier. */
  survivors: z.record(
    z.string(),
    z.object({ mean: z.number(), p05: z.number(), p95: z.number(), twoOrThree: z.number() }),
  ),
  /** Probability that at least one Chinese lab is within so many months. */
  anyChinese: byMonths,
});

const sizeSchema = z.object({ mean: z.number(), low: z.number(), high: maybe });

/** What would have to be true for a lab to catch up; a size is null where none is enough. */
const catchUpSchema = z.object({
  lab: z.string(),
  by: z.string(),
  within: z.number().int(),
  target: z.number(),
  /** Day from which levers act. */
  leversFrom: z.string(),
  base: z.number(),
  ifItStays: z.number(),
  /** Orders of magnitude of compute a year on top. */
  computePerYear: sizeSchema.nullable(),
  /** A step in compute, as a factor. */
  computeStep: sizeSchema.nullable(),
  /** What that step costs a year, USD, where the lab's stock is known. */
  stock: z
    .object({
      h100e: z.number(),
      date: z.string(),
      usdPerHour: z.number(),
      usdPerYear: maybe,
      /** Row of `lab-compute` that it rests on, and its page. */
      row: z.string(),
      source: z.string(),
    })
    .nullable(),
  /** Points a year on top. */
  pace: maybe,
  /** Share of the gap closed a year, on top. */
  catchUp: maybe,
});

const byForecaster = z.object(
  Object.fromEntries(forecasters.map((name) => [name, z.number()])) as Record<
    (typeof forecasters)[number],
    z.ZodNumber
  >,
);

const population = z.enum(populations);
const barName = z.enum(barNames);
const scoredForecaster = z.enum(["race", "ensemble"]);

/** How such forecasts have fared. */
export const scoresSchema = z.object({
  origins: z.array(z.string()),
  crossings: z.array(
    z.object({
      population,
      bar: barName.nullable(),
      horizon: maybe,
      n: z.number().int(),
      came: z.number(),
      brier: byForecaster,
      log: byForecaster,
    }),
  ),
  differences: z.array(
    z.object({
      population,
      bar: barName.nullable(),
      forecaster: scoredForecaster,
      baseline: z.enum(["order", "order-error", "line"]),
      mean: z.number(),
      lower: z.number(),
      upper: z.number(),
      better: z.number(),
    }),
  ),
  arrivals: z.array(
    z.object({ population, bar: barName, n: z.number().int(), crps: byForecaster }),
  ),
  order: z.array(
    z.object({
      horizon: z.number().int(),
      n: z.number().int(),
      rps: byForecaster,
      leaderBrier: byForecaster,
      leaderLog: byForecaster,
    }),
  ),
  lag: z.array(z.object({ horizon: z.number().int(), n: z.number().int(), crps: byForecaster })),
  counts: z.array(
    z.object({
      within: z.number().int(),
      horizon: z.number().int(),
      n: z.number().int(),
      crps: byForecaster,
      byOrigin: z.array(
        z.object({
          origin: z.string(),
          race: z.number(),
          ensemble: z.number(),
          came: z.number().int(),
        }),
      ),
    }),
  ),
  reliability: z.array(
    z.object({
      forecaster: scoredForecaster,
      from: z.number(),
      to: z.number(),
      n: z.number().int(),
      forecast: z.number(),
      came: z.number(),
    }),
  ),
  weights: z.array(z.object({ origin: z.string(), atOrBelow: z.number(), above: z.number() })),
  /** Crossings of GPT-4's level, a mean over worlds with scores drawn from their own intervals. */
  drawnWorlds: z.array(z.object({ population, n: z.number().int(), brier: byForecaster })),
  interview: z
    .object({
      n: z.number().int(),
      brier: byForecaster.extend({ interview: z.number() }),
      forecasts: z.array(
        z.object({
          lab: z.string(),
          horizon: z.number().int(),
          race: z.number(),
          ensemble: z.number(),
          interview: z.number(),
          came: z.boolean(),
        }),
      ),
    })
    .nullable(),
});

/** Who stays in the first tier. */
export const raceSchema = z.object({
  answer: z.string(),
  asOf: z.string(),
  /** The last day that the index covers, from which the race is drawn. */
  from: z.string(),
  until: z.string(),
  edition: z.string(),
  draws: z.number().int(),
  frontier: z.number(),
  standing: z.array(standingSchema),
  /** Labs within so many months of the frontier today. */
  tier: byMonths,
  labs: z.array(labSchema),
  /** What was believed beforehand, in `unit`, and what is usually believed. */
  priors: z.array(
    z.object({ name: z.string(), value: z.number(), usual: z.number(), unit: z.string() }),
  ),
  /** Parts of the race that were left out. */
  without: z.array(z.enum(mechanisms)),
  parameters: parametersSchema,
  /** Weight of the race in the mixture with "order stays, with errors". */
  weights: z.object({
    atOrBelow: z.number(),
    above: z.number(),
    /** Forecasts that had come true or not by then. */
    lessons: z.number().int(),
  }),
  bars: z.array(barSchema),
  dates: z.array(dateSchema),
  /** The race alone, without and with what was asked to change. */
  levers: z
    .object({
      asked: z.array(z.string()),
      base: z.array(dateSchema),
      changed: z.array(dateSchema),
    })
    .nullable(),
  catchUp: catchUpSchema.nullable(),
  /** Labs that votes know and the index does not score. */
  entrants: z.object({
    waiting: z.array(z.string()),
    scoredLater: z.array(z.string()),
    labYears: z.number(),
    perYear: maybe,
  }),
  /** The newest board of votes beside the index, and the labs that it places; null without one. */
  placement: z
    .object({
      date: z.string(),
      /** The index as a line in ratings, with the scatter of scores about it. */
      line: z.object({ slope: z.number(), intercept: z.number(), scatter: z.number() }),
      /** Models on both; those with `used` carry the line. */
      models: z.array(
        z.object({ model: z.string(), rating: z.number(), score: z.number(), used: z.boolean() }),
      ),
      /** Labs whose standing rests on this board. */
      labs: z.array(
        z.object({
          lab: z.string(),
          model: z.string(),
          rating: z.number(),
          score: z.number(),
          lower: maybe,
          upper: maybe,
        }),
      ),
    })
    .nullable(),
  /** One drawn race, told as events in order; null where none was asked for. */
  future: z
    .object({
      draw: z.number().int(),
      events: z.array(
        z.object({
          date: z.string(),
          month: z.number().int(),
          lab: z.string(),
          kind: z.enum(["leads", "crosses", "silent", "returns"]),
          /** The bar that is crossed, as it was asked for. */
          bar: z.string().nullable(),
          score: z.number(),
        }),
      ),
      /** Records at the end, the best first. */
      end: z.array(z.object({ lab: z.string(), score: z.number() })),
    })
    .nullable(),
  cannotForecast: z.array(z.string()),
  scores: z
    .object({
      own: scoresSchema,
      withVotes: scoresSchema,
      /** The race alone without each of its parts: crossings of all bars by all labs. */
      ablations: z.array(
        z.object({
          without: z.array(z.enum(mechanisms)),
          n: z.number().int(),
          brier: z.number(),
          log: z.number(),
        }),
      ),
    })
    .nullable(),
});

export type RaceResult = z.infer<typeof raceSchema>;
export type RaceDate = RaceResult["dates"][number];
export type RaceScores = z.infer<typeof scoresSchema>;
