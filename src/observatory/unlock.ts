import { DAYS_PER_YEAR, dateOfDay, dayNumber, monthsBetween } from "../base/calendar.ts";
import { itemAt } from "../base/item-at.ts";
import { uniformDraw } from "../stats/draws.ts";
import { pow } from "../stats/elementary/pow.ts";
import { quantileOfSorted } from "../stats/quantile.ts";
import type { Application, Need, NeedKind } from "./parts/application.ts";
import { type ArrivalLag, lagLessons, learnLag, type SeenArrival } from "./parts/arrival-lag.ts";
import { dayAt, type ProductDay, productDays, shareBy } from "./parts/product-days.ts";
import { type RecordPath, recordPath } from "./parts/record-path.ts";
import { type PriceArrival, taskPrices } from "./parts/task-prices.ts";
import { identity, type UnlockWorld } from "./parts/unlock-world.ts";

/** Level of the interval of an arrival. */
export const UNLOCK_LEVEL = 0.9;

/** A median with the ends of its interval; absent where beyond the range considered, or never. */
export interface DateRange {
  readonly date: string | undefined;
  readonly lower: string | undefined;
  readonly upper: string | undefined;
}

/** When the first product of an application comes: about the day when all its needs are met. */
export interface Unlocked extends DateRange {
  readonly application: Application;
  /** When all needs are met together, which is the date itself where no lag was given. */
  readonly possible: DateRange;
  /** Probability that the product has come by the end of each of the next years. */
  readonly chances: readonly { readonly by: string; readonly probability: number }[];
  /** Share of draws in which all needs are met by the as-of date. */
  readonly reachedShare: number;
  readonly status: "reached" | "expected" | "not expected";
  /** Needs by the share of draws in which each is the last to be met, most binding first. */
  readonly binding: readonly { readonly need: NeedKind; readonly share: number }[];
  /** Median date of each need by itself. */
  readonly needDates: readonly { readonly need: NeedKind; readonly date: string | undefined }[];
  /**
   * Months by which the median date moves forward when something gets easier; absent where unknown.
   */
  readonly sooner: {
    readonly tenthOfPrice: number | undefined;
    readonly doubledHorizon: number | undefined;
  };
  /** Months from the reported arrival to the median date: above 0, our date is too late. */
  readonly errorMonths: number | undefined;
  /** Whether the median day of possibility is the first of the index: it may have been earlier. */
  readonly censored: boolean;
}

/** How many worlds to draw, with which seed, and how products lie about what is possible. */
export interface UnlockOptions {
  readonly draws: number;
  readonly seed: number;
  /** Absent: the date is that of possibility itself. */
  readonly lag?: ArrivalLag;
}

/** How many year ends ahead a probability is given for. */
const YEARS_AHEAD = 5;

/** Streams of the generator: thresholds, then the world. */
const stream = {
  threshold: { capability: 1, horizon: 2, price: 3, size: 4, sense: 5, speed: 6 },
  world: { capability: 11, horizon: 12, size: 13, slope: 14, since: 15 },
} as const;

/** Needs on a log scale are drawn uniformly in the logarithm. */
const logarithmic: ReadonlySet<NeedKind> = new Set(["horizon", "price", "size"]);

/** Needs whose dates are computed. Speed is stated and shown, but we have no dated series of it. */
export const datedNeeds: ReadonlySet<NeedKind> = new Set([
  "capability",
  "horizon",
  "price",
  "size",
  "sense",
]);

/**
 * When applications become possible and their first products come, each with a lag that the arrivals
 * of the others teach.
 *
 * @param asked what to date
 * @param known all applications, for their arrivals
 * @returns the applications in the order asked, and the lag that all arrivals teach
 */
export function unlockDates(
  asked: readonly Application[],
  known: readonly Application[],
  world: UnlockWorld,
  senses: ReadonlyMap<string, string>,
  options: UnlockOptions,
): { readonly unlocked: readonly Unlocked[]; readonly lag: ArrivalLag } {
  const seen = known.flatMap((application): readonly SeenArrival[] => {
    const { id, arrived } = application;
    if (!arrived) return [];
    const possible = drawWorlds(application, world, senses, options).days.map(lastOf);
    return [{ id, on: dayNumber(arrived.on), possible }];
  });
  const lessons = lagLessons(seen);
  const unlocked = asked.map((each) => {
    const lag = learnLag(lessons.filter(({ id }) => id !== each.id));
    return unlockDate(each, world, senses, { ...options, lag });
  });
  return { unlocked, lag: learnLag(lessons) };
}

/** The days of an application's needs, world by world. */
function drawWorlds(
  application: Application,
  world: UnlockWorld,
  senses: ReadonlyMap<string, string>,
  { draws: count, seed }: UnlockOptions,
) {
  const needs = application.needs.filter(({ kind }) => datedNeeds.has(kind));
  const paths = pathsOf(application, needs, world);
  const draws = Array.from({ length: count }, (_, draw) => ({ senses, seed, draw }));
  const days = draws.map((draw) => needs.map((need) => dayOf(need, needs, paths, draw, noEase)));
  return { needs, paths, draws, days };
}

const lastOf = (days: readonly number[]): number => Math.max(...days);

/**
 * When an application becomes possible, over thresholds within their ranges and worlds within the
 * errors of the trends. The same seed gives every application the same worlds.
 *
 * @param senses ISO date from which each sense was available
 */
export function unlockDate(
  application: Application,
  world: UnlockWorld,
  senses: ReadonlyMap<string, string>,
  options: UnlockOptions,
): Unlocked {
  const { needs, paths, draws, days } = drawWorlds(application, world, senses, options);
  const saleDays = draws.map((draw) => firstSale(needs, paths, draw));
  const asOf = dayNumber(world.asOf);
  const last = days.map(lastOf);
  const sorted = [...last].sort((a, b) => a - b);
  const at = (probability: number) => quantileOfSorted(sorted, probability);
  const middle = at(0.5);
  const reachedShare = last.filter((day) => day <= asOf).length / last.length;
  const sooner = (kind: NeedKind, ease: Ease) => {
    if (!needs.some((need) => need.kind === kind)) return undefined;
    const eased = days.map((each, index) =>
      needs.map((need, at) =>
        need.kind === kind
          ? dayOf(need, needs, paths, itemAt(draws, index), ease)
          : itemAt(each, at),
      ),
    );
    return monthsSooner(middle, eased);
  };
  const possible = rangeAt(at);
  const { arrived, absent } = application;
  const products = options.lag
    ? productDays(last, options.lag, options.seed, absent && dayNumber(absent.on))
    : last.map((day) => ({ day, weight: 1 }));
  const placed = options.lag ? placesOf(products) : at;
  const range = rangeAt(placed);
  const { date } = range;
  return {
    application,
    ...range,
    possible,
    chances: yearEnds(world.asOf).map((by) => ({
      by,
      probability: shareBy(products, dayNumber(by)),
    })),
    reachedShare,
    status: date === undefined ? "not expected" : placed(0.5) <= asOf ? "reached" : "expected",
    binding: bindingOf(needs, days, saleDays),
    needDates: needs.map(({ kind }, index) => ({
      need: kind,
      date: dateOf(medianOf(days.map((each) => itemAt(each, index)))),
    })),
    sooner: {
      tenthOfPrice: sooner("price", { price: 10, horizon: 1 }),
      doubledHorizon: sooner("horizon", { price: 1, horizon: 2 }),
    },
    errorMonths: arrived && date !== undefined ? monthsBetween(arrived.on, date) : undefined,
    censored: possible.date !== undefined && possible.date === world.first,
  };
}

const rangeAt = (at: (place: number) => number): DateRange => ({
  date: dateOf(at(0.5)),
  lower: dateOf(at((1 - UNLOCK_LEVEL) / 2)),
  upper: dateOf(at((1 + UNLOCK_LEVEL) / 2)),
});

function placesOf(products: readonly ProductDay[]): (place: number) => number {
  const sorted = products.toSorted((a, b) => a.day - b.day);
  return (place) => dayAt(sorted, place);
}

function yearEnds(asOf: string): readonly string[] {
  const year = Number(asOf.slice(0, 4));
  return Array.from({ length: YEARS_AHEAD }, (_, ahead) => `${year + 1 + ahead}-12-31`);
}

/**
 * How much easier thresholds are made: prices this many times higher, horizons this many times
 * shorter.
 */
interface Ease {
  readonly price: number;
  readonly horizon: number;
}

const noEase: Ease = { price: 1, horizon: 1 };

/** The dates behind the needs of one application. */
interface Paths {
  readonly capability: RecordPath;
  readonly horizon: RecordPath;
  readonly price: PriceArrival;
  /** By the largest number of parameters. */
  readonly size: (parameters: number) => RecordPath;
}

function pathsOf(application: Application, needs: readonly Need[], world: UnlockWorld): Paths {
  const { reliability = 0.5 } = needs.find(({ kind }) => kind === "horizon") ?? {};
  return {
    capability: world.capability,
    horizon: world.horizons.get(reliability) ?? (() => Number.POSITIVE_INFINITY),
    price: taskPrices(application, world),
    size: smallModels(world),
  };
}

/** Records of capability among open models up to a size. Few sizes occur, so paths are cached. */
function smallModels({ openModels, asOf }: UnlockWorld): Paths["size"] {
  const paths = new Map<number, RecordPath>();
  return (parameters) => {
    const fitting = openModels.filter((model) => model.parameters <= parameters);
    const known = paths.get(fitting.length);
    if (known) return known;
    const values = fitting.map(({ date, eci: value }) => ({ date, value }));
    const path = recordPath(values, identity, asOf);
    paths.set(fitting.length, path);
    return path;
  };
}

interface Draw {
  readonly senses: ReadonlyMap<string, string>;
  readonly seed: number;
  readonly draw: number;
}

/** The day on which one need is met in one draw. */
function dayOf(
  need: Need,
  needs: readonly Need[],
  paths: Paths,
  { senses, seed, draw }: Draw,
  ease: Ease,
): number {
  const chance = (number: number) => uniformDraw(seed, number, draw);
  const threshold = (of: Need) => within(of, chance(stream.threshold[of.kind]));
  const able = needs.find(({ kind }) => kind === "capability");
  const points = able ? threshold(able) : 0;
  const capabilityDay = () => paths.capability(points, chance(stream.world.capability));
  const days: Readonly<Record<NeedKind, () => number>> = {
    capability: capabilityDay,
    horizon: () => paths.horizon(threshold(need) / ease.horizon, chance(stream.world.horizon)),
    price: () =>
      paths.price(
        { points, usd: threshold(need) * ease.price, ableFrom: able ? capabilityDay() : 0 },
        { slope: chance(stream.world.slope), since: chance(stream.world.since) },
      ),
    size: () => paths.size(threshold(need))(points, chance(stream.world.size)),
    sense: () => {
      const from = senses.get(need.sense ?? "");
      return from === undefined ? Number.POSITIVE_INFINITY : dayNumber(from);
    },
    speed: () => Number.NEGATIVE_INFINITY,
  };
  return days[need.kind]();
}

/** A value in the range, uniform in itself or in its logarithm. */
function within({ kind, low = 0, high = low }: Need, share: number): number {
  if (!logarithmic.has(kind)) return low + share * (high - low);
  return low * pow(high / low, share);
}

/** The day on which any able model first has a price; no constraint where price is not a need. */
function firstSale(needs: readonly Need[], paths: Paths, draw: Draw): number {
  const price = needs.find(({ kind }) => kind === "price");
  return price
    ? dayOf(price, needs, paths, draw, { price: Number.POSITIVE_INFINITY, horizon: 1 })
    : Number.NEGATIVE_INFINITY;
}

/**
 * The price is binding only where it comes after the first able model could be bought; until then,
 * capability is.
 */
function bindingOf(
  needs: readonly Need[],
  days: readonly (readonly number[])[],
  saleDays: readonly number[],
): Unlocked["binding"] {
  const last = days.map((each, draw) => {
    const sale = itemAt(saleDays, draw);
    const own = each.map((day, index) => {
      const kind = needs[index]?.kind;
      if (kind === "capability") return Math.max(day, sale);
      return kind === "price" && day <= sale ? Number.NEGATIVE_INFINITY : day;
    });
    return own.indexOf(Math.max(...own));
  });
  return needs
    .map(({ kind }, index) => ({
      need: kind,
      share: last.filter((each) => each === index).length / last.length,
    }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
}

const medianOf = (days: readonly number[]): number =>
  quantileOfSorted(
    [...days].sort((a, b) => a - b),
    0.5,
  );

function monthsSooner(middle: number, eased: readonly (readonly number[])[]): number | undefined {
  const other = medianOf(eased.map((each) => Math.max(...each)));
  const months = ((middle - other) / DAYS_PER_YEAR) * 12;
  return Number.isFinite(months) ? months : undefined;
}

const dateOf = (day: number): string | undefined =>
  Number.isFinite(day) ? dateOfDay(day) : undefined;
