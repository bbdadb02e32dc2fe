import { z } from "zod";
import { allOf, mapOutcome, type Outcome, succeed } from "../../base/outcome.ts";
import type { FactWindow } from "../../data/facts.ts";
import { formatNumber } from "../../i18n/format.ts";
import { translator } from "../../i18n/translate.ts";
import {
  findProfiledLab,
  knownLabs,
  labFacts,
  namesLab,
  standingThroughTime,
} from "../../observatory/profiles/lab-profile.ts";
import { ratedIndex } from "../../observatory/profiles/rated-index.ts";
import { type RaceBasis, raceBasis } from "../../observatory/race/race-basis.ts";
import { asOfFields, windowOf } from "../contract/fields.ts";
import { type Answer, type Context, defineOperation } from "../contract/operation.ts";
import { claimsBy, type ResolvedKept, resolveAll } from "../ledger/resolve-all.ts";
import { readMarket } from "../market/read-market.ts";
import race from "../race/race.ts";
import type { RaceResult } from "../race/result.ts";
import { type LabResult, labSchema } from "./result.ts";
import { listOfLabs, profileResult } from "./to-result.ts";
import { viewLab } from "./view.ts";

/** A lab: its models and months behind, its compute and money, its chances, and claims about it. */
export default defineOperation({
  name: "lab",
  input: z.strictObject({
    name: z.string().min(1).max(100).optional(),
    draws: z.number().int().min(100).max(1_000_000).default(10_000),
    ...asOfFields,
  }),
  output: labSchema,
  weight: ({ name, draws }) => (name === undefined ? 0.1 : 2 + draws * 5e-5),
  rows: "models",
  positional: ["name"],
  examples: [{ name: "Anthropic" }, { name: "DeepSeek", asOf: "2025-06-30" }, {}],
  async run({ name, draws, asOf }, context): Promise<Outcome<Answer<LabResult>>> {
    const window = windowOf({ asOf }, context);
    if (!window.ok) return window;
    return name === undefined
      ? listLabs(window.value, context)
      : describe(window.value, { name, draws }, context);
  },
  view: viewLab,
});

function listLabs(window: FactWindow, context: Context): Outcome<Answer<LabResult>> {
  const read = allOf({
    known: knownLabs(context.facts, window),
    basis: basisOf(window, context),
    index: ratedIndex(context.facts, window),
  });
  const t = translator(context.language);
  return mapOutcome(read, ({ known, basis, index }) => ({
    result: listOfLabs({ known, basis, index }, window.asOf, t),
    notes: [t("lab.note.lag")],
  }));
}

async function describe(
  window: FactWindow,
  asked: { readonly name: string; readonly draws: number },
  context: Context,
): Promise<Outcome<Answer<LabResult>>> {
  const { facts, language } = context;
  const known = knownLabs(facts, window);
  if (!known.ok) return known;
  const found = findProfiledLab(known.value, asked.name);
  if (!found.ok) return found;
  const lab = found.value;
  const read = allOf({
    own: labFacts(facts, window, lab),
    market: readMarket(facts, window),
    basis: basisOf(window, context),
  });
  if (!read.ok) return read;
  const raced = await raceOf(window, asked.draws, read.value.basis, context);
  if (!raced.ok) return raced;
  const claims = await claimsAbout(lab, window.asOf, context);
  if (!claims.ok) return claims;
  const t = translator(language);
  const { own, market, basis } = read.value;
  return succeed({
    result: profileResult(
      {
        ...{ lab, own, market, basis, race: raced.value, claims: claims.value },
        history: basis ? standingThroughTime(basis, lab) : [],
      },
      { asOf: window.asOf, language },
      t,
    ),
    notes: [
      t("lab.note.lag"),
      t("lab.note.race", { draws: formatNumber(asked.draws, 7) }),
      t("lab.note.claims"),
    ],
  });
}

/** What is known of the race; nothing on a day so early that there was none. */
function basisOf(window: FactWindow, context: Context): Outcome<RaceBasis | undefined> {
  const basis = raceBasis(context.facts, window);
  return basis.ok || basis.error.code !== "race-too-early" ? basis : succeed(undefined);
}

/** The race as `race` answers it. */
async function raceOf(
  { asOf }: FactWindow,
  draws: number,
  basis: RaceBasis | undefined,
  context: Context,
): Promise<Outcome<RaceResult | undefined>> {
  if (basis === undefined) return succeed(undefined);
  const answer = await race.run(race.input.parse({ asOf, draws }), context);
  return answer.ok ? succeed(answer.value.result) : answer;
}

/** Claims that name the lab, decided by what was known on the day. */
async function claimsAbout(
  lab: string,
  asOf: string,
  context: Context,
): Promise<Outcome<readonly ResolvedKept[]>> {
  const kept = claimsBy(context, asOf, []);
  if (!kept.ok) return kept;
  const isNamed = namesLab(lab);
  return resolveAll(
    kept.value.filter(({ claim: { statement, readings } }) =>
      [statement.en, ...readings.map(({ text }) => text.en)].some(isNamed),
    ),
    asOf,
    context,
  );
}
