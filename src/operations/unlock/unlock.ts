import { z } from "zod";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { translator } from "../../i18n/translate.ts";
import {
  type Application,
  knownApplications,
  needKinds,
} from "../../observatory/parts/application.ts";
import { readApplication } from "../../observatory/parts/read-application.ts";
import { unlockWorld } from "../../observatory/parts/unlock-world.ts";
import { UNLOCK_LEVEL, type Unlocked, unlockDate } from "../../observatory/unlock.ts";
import { median } from "../../stats/median.ts";
import { asOfFields, field, file, windowOf } from "../contract/fields.ts";
import { defineOperation } from "../contract/operation.ts";
import { viewUnlock } from "./view.ts";

const kind = z.enum(needKinds);

const application = z.object({
  id: z.string(),
  label: z.string(),
  /** Tokens that one task reads and writes. */
  tokens: z.object({ in: z.number(), out: z.number() }),
  thresholds: z.array(
    z.object({
      kind,
      low: z.number().optional(),
      high: z.number().optional(),
      reliability: z.number().optional(),
      sense: z.string().optional(),
      /** Middle date of this threshold by itself; `null` beyond 30 years or not computed. */
      date: z.string().nullable(),
      reason: z.string().optional(),
      source: z.string().optional(),
      knownOn: z.string().optional(),
    }),
  ),
  date: z.string().nullable(),
  lower: z.string().nullable(),
  upper: z.string().nullable(),
  level: z.number(),
  status: z.enum(["reached", "expected", "not expected"]),
  reachedShare: z.number(),
  /** The threshold that is met last most often, and how often each is. */
  binding: kind.nullable(),
  bindingShares: z.array(z.object({ kind, share: z.number() })),
  /** Months sooner with a tenth of the price, or with horizons twice as long. */
  sooner: z.object({
    tenthOfPrice: z.number().nullable(),
    doubledHorizon: z.number().nullable(),
  }),
  arrived: z
    .object({
      on: z.string(),
      what: z.string(),
      source: z.string(),
      /** Months from the report to our date. */
      errorMonths: z.number().nullable(),
    })
    .optional(),
});

const output = z.object({
  asOf: z.string(),
  edition: z.string(),
  applications: z.array(application),
  score: z.object({
    n: z.number().int(),
    medianAbsoluteMonths: z.number().nullable(),
    medianMonths: z.number().nullable(),
    insideInterval: z.number().int(),
  }),
});

export type UnlockResult = z.infer<typeof output>;
export type PublicApplication = z.infer<typeof application>;

/** When applications become possible: able, reliable and cheap enough, all at once. */
export default defineOperation({
  name: "unlock",
  input: z.strictObject({
    application: field("application", z.string().optional()),
    definition: field("definition", file().optional()),
    draws: field("unlockDraws", z.number().int().min(20).max(20_000).default(300)),
    seed: field("seed", z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(1)),
    ...asOfFields,
  }),
  output,
  weight: ({ draws }) => 0.2 + draws * 1e-3,
  rows: "applications",
  positional: ["application"],
  examples: [{}, { application: "unattended-software-engineering" }],
  run(input, context) {
    const window = windowOf(input, context);
    if (!window.ok) return window;
    const known = knownApplications(context.facts, window.value);
    if (!known.ok) return known;
    const asked = askedOf(input, known.value.applications, window.value.asOf);
    if (!asked.ok) return asked;
    const world = unlockWorld(context.facts, window.value);
    if (!world.ok) return world;
    const unlocked = asked.value.map((each) =>
      unlockDate(each, world.value, known.value.senses, input),
    );
    const t = translator(context.language);
    const applications = unlocked.map((each) => publicApplication(each, context.language));
    return succeed({
      result: {
        asOf: window.value.asOf,
        edition: world.value.edition,
        applications: [...applications].sort((a, b) => (order(a) < order(b) ? -1 : 1)),
        score: scoreOf(applications),
      },
      seed: input.seed,
      notes: [
        t("unlock.note.joint"),
        t("unlock.note.future"),
        t("unlock.note.price"),
        t("unlock.note.speed"),
      ],
    });
  },
  view: viewUnlock,
});

/** The reader's application, the one asked for, or all. */
function askedOf(
  input: { readonly application?: string | undefined; readonly definition?: string | undefined },
  known: readonly Application[],
  asOf: string,
): Outcome<readonly Application[]> {
  if (input.definition !== undefined) {
    const own = readApplication(input.definition);
    return own.ok ? succeed([own.value]) : own;
  }
  if (input.application === undefined) return succeed(known);
  const found = known.filter(({ id }) => id === input.application);
  const ids = known.map(({ id }) => id).join(", ");
  return found.length > 0
    ? succeed(found)
    : fail("unknown-application", { value: input.application, known: ids || "–", asOf });
}

const order = ({ date, lower, id }: PublicApplication): string =>
  `${date ?? "9999"} ${lower ?? "9999"} ${id}`;

function publicApplication(unlocked: Unlocked, language: "en" | "zh"): PublicApplication {
  const { id, label, labelZh, tokensIn, tokensOut, needs, arrived } = unlocked.application;
  const dates = new Map(unlocked.needDates.map(({ need, date }) => [need, date]));
  return {
    id,
    label: language === "zh" ? labelZh : label,
    tokens: { in: tokensIn, out: tokensOut },
    thresholds: needs.map((need) => ({ ...need, date: dates.get(need.kind) ?? null })),
    date: unlocked.date ?? null,
    lower: unlocked.lower ?? null,
    upper: unlocked.upper ?? null,
    level: UNLOCK_LEVEL,
    status: unlocked.status,
    reachedShare: unlocked.reachedShare,
    binding: unlocked.binding[0]?.need ?? null,
    bindingShares: unlocked.binding.map(({ need, share }) => ({ kind: need, share })),
    sooner: {
      tenthOfPrice: unlocked.sooner.tenthOfPrice ?? null,
      doubledHorizon: unlocked.sooner.doubledHorizon ?? null,
    },
    ...(arrived && { arrived: { ...arrived, errorMonths: unlocked.errorMonths ?? null } }),
  };
}

/** How far our dates are from those reported, and how many of those lie inside our intervals. */
function scoreOf(applications: readonly PublicApplication[]): UnlockResult["score"] {
  const errors = applications.flatMap(({ arrived }) => arrived?.errorMonths ?? []);
  return {
    n: errors.length,
    medianAbsoluteMonths: errors.length > 0 ? median(errors.map(Math.abs)) : null,
    medianMonths: errors.length > 0 ? median(errors) : null,
    insideInterval: applications.filter(
      ({ arrived, lower, upper }) =>
        arrived && (lower ?? "9999") <= arrived.on && arrived.on <= (upper ?? "9999"),
    ).length,
  };
}
