import { addMonths } from "../../src/base/add-months.ts";
import { addDays } from "../../src/base/calendar.ts";
import { fail, type Outcome, succeed } from "../../src/base/outcome.ts";
import type { Distribution } from "../../src/ledger/claim.ts";
import { shareWhere } from "../../src/ledger/quantiles.ts";
import type { Resolver } from "../../src/ledger/resolver.ts";
import type { Context } from "../../src/operations/contract/operation.ts";
import { trends } from "../../src/trends/index.ts";
import { forecastOnDay } from "../../src/trends/parts/forecast/forecast-on-day.ts";
import type { Observation, Trend } from "../../src/trends/parts/trend.ts";
import { type Draft, type InBoth, registered } from "./draft.ts";

/** Months ahead. */
const AHEAD = [6, 12];

/** Days after a day by which its facts are held to be in. */
export const FACTS_LATE = 90;

/** A quantity of which Sextant forecasts the value on a day. */
interface Line {
  readonly trend: string;
  readonly group?: string;
  readonly topic: string;
  readonly name: InBoth;
  /** Path of the value on a day among the points of the trend. */
  readonly path: (day: string) => string;
  /** Whether what is told is the gain since today, so that an index fitted anew moves nothing. */
  readonly gain?: true;
  /** Whether it is the most of any point: at least what stands today. */
  readonly most?: true;
}

const lines: readonly Line[] = [
  {
    ...{ trend: "capability", topic: "capability", gain: true },
    name: { en: "the gain of the capability frontier", zh: "能力前沿的提升" },
    path: (day) => `points[selected][date<=${day}][max:value].value`,
  },
  {
    ...{ trend: "time-horizon", topic: "agents" },
    name: { en: "the longest time horizon", zh: "最长的任务时间跨度" },
    path: (day) => `points[selected][date<=${day}][max:value].value`,
  },
  ...["130", "145", "155"].map(
    (group): Line => ({
      ...{ trend: "inference-price", group, topic: "price" },
      name: {
        en: `the lowest price of a model at ${group} points`,
        zh: `达到 ${group} 分的模型的最低价格`,
      },
      path: (day) => `points[group=${group}][selected][date<=${day}][min:value].value`,
    }),
  ),
  {
    ...{ trend: "training-cost-amortised", topic: "cost", most: true },
    name: { en: "the dearest final run released", zh: "已发布模型中最贵的一次最终训练" },
    path: (day) => `points[date<=${day}][max:value].value`,
  },
  {
    ...{ trend: "open-lag", topic: "open" },
    name: { en: "the lag of the last open record", zh: "最近一次开放权重纪录的落后时间" },
    path: (day) => `points[selected][date<=${day}][last].value`,
  },
  ...["OpenAI", "Anthropic", "Mistral AI"].map(
    (group): Line => ({
      ...{ trend: "lab-revenue", group, topic: "market" },
      name: { en: `the annual revenue of ${group}`, zh: `${group} 的年化收入` },
      // A report within a month of the day, so that an old one is not taken for the day's.
      path: (day) =>
        `points[group=${group}][selected][date>=${addDays(day, -30)}][date<=${addDays(day, 30)}][last].value`,
    }),
  ),
];

/** Claims on what the trends forecast: the band of 80 %, with the whole distribution. */
export function lineForecasts(prefix: string, context: Context): Outcome<readonly Draft[]> {
  const drafts: Draft[] = [];
  for (const line of lines) {
    for (const months of AHEAD) {
      const made = lineForecast(prefix, line, months, context);
      // Of a line whose last report is too old, nothing is forecast, and nothing registered.
      if (!made.ok && made.error.code === "not-determined") continue;
      if (!made.ok) return made;
      drafts.push(made.value);
    }
  }
  return succeed(drafts);
}

function lineForecast(
  prefix: string,
  line: Line,
  months: number,
  context: Context,
): Outcome<Draft> {
  const { facts, today } = context;
  const trend = trends.find(({ id }) => id === line.trend);
  if (!trend) return fail("unknown-trend", { value: line.trend, known: "" });
  const day = addMonths(today, months);
  const question = { group: line.group, asOf: today, about: day };
  const made = forecastOnDay(trend, facts, question);
  if (!made.ok) return made;
  const observed = trend.observe(facts, { asOf: today, hindsight: false }, {});
  if (!observed.ok) return observed;
  const told = tellerOf(line, made.value.standing, observed.value);
  const distribution = distributionOf(trend, made.value.quantiles, told);
  // By a millionth wider than told: what stays as it is must not miss by a rounding.
  const [lower, upper] = [told(made.value.band.lower), told(made.value.band.upper)];
  const low = digits(lower - 1e-6 * Math.abs(lower), 8);
  const high = digits(upper + 1e-6 * Math.abs(upper), 8);
  const within = shareWhere(distribution, (value) => value >= low && value <= high);
  const kind = `${line.trend}${line.group ? `-${slug(line.group)}` : ""}`;
  return succeed({
    id: `${prefix}.${kind}.${months}m`,
    statement: sentence(line.name, { day, low, high, unit: trend.unit }),
    ...{ speaker: "Sextant", topic: line.topic, cluster: `${prefix}.${kind}` },
    readings: [
      {
        id: "band",
        text: textOf(line.name, { day, low, high, unit: trend.unit }),
        deadline: addDays(day, FACTS_LATE),
        resolver: resolverOf(line, day, today),
        compare: { cmp: "in", low, high },
        ...{ probability: registered(within), distribution },
        baseline: {
          method: `trend ${line.trend}: ${made.value.baseline.name}`,
          ...baselineOf(distributionOf(trend, made.value.baseline.quantiles, told), low, high),
        },
      },
    ],
  });
}

const baselineOf = (
  distribution: Extract<Distribution, { kind: "quantiles" }>,
  low: number,
  high: number,
) => ({
  distribution,
  p: registered(shareWhere(distribution, (value) => value >= low && value <= high)),
});

/** How a value of the trend is told: as a gain, as the most so far, or as it is. */
function tellerOf(
  { gain, most }: Line,
  standing: number,
  observed: readonly Observation[],
): (value: number) => number {
  const highest = Math.max(...observed.map(({ value }) => value));
  return (value) =>
    digits(gain ? Math.max(0, value - standing) : most ? Math.max(value, highest) : value);
}

/** Six significant digits: a gain is not told to billionths. */
const digits = (value: number, significant = 6): number => Number(value.toPrecision(significant));

const distributionOf = (
  { unit, scale }: Trend,
  quantiles: readonly (readonly [number, number])[],
  told: (value: number) => number,
): Extract<Distribution, { kind: "quantiles" }> => ({
  ...{ kind: "quantiles", unit: unit.slice(0, 50), log: scale === "log" },
  at: quantiles.map(([level, value]) => [digits(level), told(value)]),
});

function resolverOf({ trend, gain, path }: Line, day: string, today: string): Resolver {
  const on = (date: string): Resolver => ({
    ...{ op: "trend", input: { id: trend, fast: true }, select: path(date) },
  });
  return gain ? { op: "difference", of: [on(day), on(today)] } : on(day);
}

const slug = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");

interface Band {
  readonly day: string;
  readonly low: number;
  readonly high: number;
  readonly unit: string;
}

const number = (value: number): string => Number(value.toPrecision(4)).toLocaleString("en-US");

const sentence = (name: InBoth, { day, low, high, unit }: Band): InBoth => ({
  en: `On ${day} ${name.en} lies between ${number(low)} and ${number(high)} ${unit}.`,
  zh: `${day} 时${name.zh}在 ${number(low)} 到 ${number(high)} ${unit} 之间。`,
});

const textOf = (name: InBoth, { day, low, high, unit }: Band): InBoth => ({
  en: `${name.en} on ${day} within the band of 80 %: ${number(low)} to ${number(high)} ${unit}, by facts known ${FACTS_LATE} days later`,
  zh: `${day} 时${name.zh}落在 80% 区间 ${number(low)}–${number(high)} ${unit} 内，以其后 ${FACTS_LATE} 天内公布的事实为准`,
});
