import { z } from "zod";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { FactWindow } from "../../data/facts.ts";
import { translator } from "../../i18n/translate.ts";
import { trends } from "../../trends/index.ts";
import {
  MIN_ORIGINS,
  measureSkill,
  type TrendSkill,
} from "../../trends/parts/replay/measure-skill.ts";
import type { Trend } from "../../trends/parts/trend.ts";
import { asOfFields, windowOf } from "../contract/fields.ts";
import { type Context, defineOperation } from "../contract/operation.ts";
import { replayControl } from "../shared/replay-control.ts";
import { skillSchema } from "./result.ts";
import { skillResult } from "./to-result.ts";
import { viewSkill } from "./view.ts";

/** How well each form of each trend has forecast in the past, against a random walk with drift. */
export default defineOperation({
  name: "skill",
  input: z.strictObject({ trend: z.string().optional(), ...asOfFields }),
  output: skillSchema,
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
      result: skillResult(measured.value, window.value.asOf, t),
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

/** Replays the trends one after the other. */
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
