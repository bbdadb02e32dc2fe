import { z } from "zod";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { FactWindow } from "../../data/facts.ts";
import { type MessageKey, type Translate, translator } from "../../i18n/translate.ts";
import { trends } from "../../trends/index.ts";
import { choiceReasons } from "../../trends/parts/replay/choose-form.ts";
import {
  MIN_ORIGINS,
  measureSkill,
  type TrendSkill,
} from "../../trends/parts/replay/measure-skill.ts";
import { forms, type Trend } from "../../trends/parts/trend.ts";
import { asOfFields, field, windowOf } from "../contract/fields.ts";
import { type Context, defineOperation } from "../contract/operation.ts";
import { replayControl } from "../shared/replay-control.ts";
import { viewSkill } from "./view.ts";

const row = z.object({
  trend: z.string(),
  form: z.enum([...forms, "default"]),
  origins: z.number().int(),
  outcomes: z.number().int(),
  horizonMonths: z.number().int(),
  crps: z.number(),
  crpsBaseline: z.number(),
  crpsRaw: z.number(),
  crpsBaselineRaw: z.number(),
  skill: z.number(),
  skillRaw: z.number(),
  coverage80: z.number(),
  coverage80Raw: z.number(),
  coverage80Then: z.number().nullable(),
  outcomesThen: z.number().int(),
  coverageBaseline80: z.number(),
  coverageBaseline80Raw: z.number(),
});

const output = z.object({
  asOf: z.string(),
  rows: z.array(row),
  /** The default form of each trend as of the date, and why. */
  defaults: z.array(
    z.object({
      trend: z.string(),
      form: z.enum(forms),
      reason: z.enum(choiceReasons),
      origins: z.number().int(),
    }),
  ),
  /** What cannot be scored yet. */
  short: z.array(
    z.object({ trend: z.string(), horizonMonths: z.number().int(), origins: z.number().int() }),
  ),
  /** Bands of the default form over all horizons, by series. */
  calibration: z.object({
    level: z.number(),
    series: z.array(
      z.object({
        trend: z.string(),
        title: z.string(),
        scale: z.enum(["log", "linear"]),
        spacingMonths: z.number().int(),
        outcomes: z.number().int(),
        coverage80: z.number(),
        coverage80Raw: z.number(),
        coverage80Then: z.number().nullable(),
        outcomesThen: z.number().int(),
      }),
    ),
    outcomes: z.number().int(),
    coverage80: z.number().nullable(),
    coverage80Raw: z.number().nullable(),
    /** Stretched only by what had come before each forecast. */
    coverage80Then: z.number().nullable(),
    outcomesThen: z.number().int(),
  }),
});

export type SkillResult = z.infer<typeof output>;

/** How well each form of each trend has forecast in the past, against a random walk with drift. */
export default defineOperation({
  name: "skill",
  input: z.strictObject({ trend: field("trend", z.string().optional()), ...asOfFields }),
  output,
  weight: ({ trend }) => (trend === undefined ? 6 : 0.4),
  rows: "rows",
  positional: ["trend"],
  examples: [{ trend: "hardware-performance" }, { trend: "capital-spending" }],
  async run(input, context) {
    const window = windowOf(input, context);
    if (!window.ok) return window;
    const asked = trends.filter(({ id }) => input.trend === undefined || id === input.trend);
    if (asked.length === 0) {
      const known = trends.map(({ id }) => id).join(", ");
      return fail("unknown-trend", { value: input.trend ?? "", known });
    }
    const measured = await measureAll(asked, context, window.value);
    if (!measured.ok) return measured;
    const t = translator(context.language);
    return succeed({
      result: resultOf(measured.value, window.value.asOf, t),
      notes: [
        t("skill.note.replay"),
        t("skill.note.score"),
        t("skill.note.recalibration"),
        t("skill.note.default", { count: MIN_ORIGINS }),
      ],
    });
  },
  view: viewSkill,
});

async function measureAll(
  asked: readonly Trend[],
  context: Context,
  window: FactWindow,
): Promise<Outcome<readonly TrendSkill[]>> {
  const measured: TrendSkill[] = [];
  for (const [index, trend] of asked.entries()) {
    await context.turn?.();
    const control = replayControl(context, asked, index);
    const skill = measureSkill(trend, context.facts, window, control);
    if (!skill.ok) return skill;
    measured.push(skill.value);
  }
  return succeed(measured);
}

function resultOf(measured: readonly TrendSkill[], asOf: string, t: Translate): SkillResult {
  const series = measured.flatMap((skill) => {
    const chosen = skill.rows.filter(({ form }) => form === "default");
    if (chosen.length === 0) return [];
    const { trend, scale, spacingMonths } = skill;
    const title = t(`trend.${trend}.title` as MessageKey);
    return [{ trend, title, scale, spacingMonths, ...pooled(chosen) }];
  });
  const all = pooled(series);
  return {
    asOf,
    rows: measured.flatMap(({ rows }) =>
      rows.map((each) => ({ ...each, coverage80Then: each.coverage80Then ?? null })),
    ),
    defaults: measured.map(({ trend, choice }) => ({ trend, ...choice })),
    short: measured.flatMap(({ trend, short }) => short.map((each) => ({ trend, ...each }))),
    calibration: {
      level: 0.8,
      series,
      outcomes: all.outcomes,
      coverage80: all.outcomes > 0 ? all.coverage80 : null,
      coverage80Raw: all.outcomes > 0 ? all.coverage80Raw : null,
      coverage80Then: all.coverage80Then,
      outcomesThen: all.outcomesThen,
    },
  };
}

type Coverage = Pick<
  SkillResult["calibration"]["series"][number],
  "outcomes" | "coverage80" | "coverage80Raw" | "outcomesThen"
> & { readonly coverage80Then: number | null | undefined };

/** Coverage over several rows, every outcome counted once. */
function pooled(rows: readonly Coverage[]) {
  const share = (
    outcomes: "outcomes" | "outcomesThen",
    name: "coverage80" | "coverage80Raw" | "coverage80Then",
  ) =>
    sumOf(rows, (each) => (each[name] ?? 0) * each[outcomes]) /
    sumOf(rows, (each) => each[outcomes]);
  const outcomesThen = sumOf(rows, (each) => each.outcomesThen);
  return {
    outcomes: sumOf(rows, ({ outcomes }) => outcomes),
    coverage80: share("outcomes", "coverage80"),
    coverage80Raw: share("outcomes", "coverage80Raw"),
    coverage80Then: outcomesThen > 0 ? share("outcomesThen", "coverage80Then") : null,
    outcomesThen,
  };
}

const sumOf = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((sum, item) => sum + of(item), 0);
