import { fail, mapOutcome, type Outcome, succeed } from "../../base/outcome.ts";
import { describeProblem, type Translate, translator } from "../../i18n/translate.ts";
import type { Context } from "../../operations/contract/operation.ts";
import { runOperation } from "../../operations/contract/run-operation.ts";
import lag from "../../operations/lag/lag.ts";
import ledger from "../../operations/ledger/ledger.ts";
import race from "../../operations/race/race.ts";
import type { TrendResult } from "../../operations/trend/result.ts";
import trend from "../../operations/trend/trend.ts";
import unlock from "../../operations/unlock/unlock.ts";
import type { Document } from "../../reports/document.ts";
import { computeLaw } from "./compute-law.ts";
import type { HomeCard, HomePart, HomeParts } from "./home.ts";
import { lanesPicture } from "./home-pictures.ts";
import { ledgerPart } from "./ledger-part.ts";
import { openLagCard, scenarioCard, trendCard } from "./trend-cards.ts";

type Asked = { readonly asOf?: string };

/** Draws of the race on the home page: as many as its own page ends with. */
const RACE_DRAWS = 100_000;

/** Applications that are named as next. */
const NEXT = 5;

/** Trends with a card of their own, in the order of the page. */
const tracked = [
  "time-horizon",
  "hardware-price-performance",
  "chip-stock",
  "lab-revenue",
  "capital-spending",
] as const;

/** How each part is computed, from the same operations as every other page. */
const computations: {
  readonly [Part in HomePart]: (
    asked: Asked,
    context: Context,
    t: Translate,
  ) => Promise<Outcome<HomeParts[Part]>>;
} = {
  law: computeLaw,
  race: computeRace,
  unlock: computeUnlock,
  tracked: computeTracked,
  ledger: computeLedger,
};

/**
 * A part of the home page as of a date.
 *
 * @returns the problem `cancelled` as soon as the reader has moved on to another date
 */
export const computeHome = <Part extends HomePart>(
  part: Part,
  context: Context,
  asOf: string | undefined,
): Promise<Outcome<HomeParts[Part]>> =>
  computations[part](asOf === undefined ? {} : { asOf }, context, translator(context.language));

async function computeRace(
  asked: Asked,
  context: Context,
  t: Translate,
): Promise<Outcome<HomeParts["race"]>> {
  const run = await runOperation(race, { ...asked, draws: RACE_DRAWS }, context);
  if (!run.ok) return run.error.code === "race-too-early" ? succeed(null) : run;
  const { result } = run.value.envelope;
  return succeed({ leads: result.answer, lanes: lanesPicture(result, t) });
}

async function computeUnlock(
  asked: Asked,
  context: Context,
): Promise<Outcome<HomeParts["unlock"]>> {
  const run = await runOperation(unlock, asked, context);
  return mapOutcome(run, ({ envelope, document }) => ({
    sentence: findingIn(document),
    next: envelope.result.applications
      .flatMap(({ id, label, status, date, lower, upper }) =>
        status === "expected" && date !== null
          ? [{ id, label, date, range: `${lower ?? "…"} – ${upper ?? "…"}` }]
          : [],
      )
      .sort((a, b) => (a.date < b.date ? -1 : 1))
      .slice(0, NEXT),
  }));
}

async function computeTracked(
  asked: Asked,
  context: Context,
  t: Translate,
): Promise<Outcome<HomeParts["tracked"]>> {
  const cards: HomeCard[] = [];
  for (const id of tracked) {
    if (await withdrawn(context)) return fail("cancelled");
    const run = await runOperation(trend, { id, fast: true, ...asked }, context);
    const result = mapOutcome(run, ({ envelope }) => envelope.result);
    cards.push(trackedCard(id, result, context, t));
  }
  const measured = await runOperation(lag, asked, context);
  const open = measured.ok ? measured.value.envelope.result.open : null;
  if (measured.ok && open) {
    cards.splice(1, 0, openLagCard(measured.value.envelope.result.asOf, open, t));
  }
  return succeed(cards);
}

async function computeLedger(
  asked: Asked,
  context: Context,
  t: Translate,
): Promise<Outcome<HomeParts["ledger"]>> {
  const run = await runOperation(ledger, { action: "score", set: "claims", ...asked }, context);
  return mapOutcome(run, ({ envelope }) => ledgerPart(envelope.result, t));
}

/** Whether nobody waits for the answer any more. Word of that comes between two turns only. */
async function withdrawn({ turn, cancelled }: Context): Promise<boolean> {
  await turn?.();
  return cancelled?.() ?? false;
}

const findingIn = (document: Document): string => {
  const finding = document.find(({ kind }) => kind === "finding");
  return finding && "text" in finding ? finding.text : "";
};

function trackedCard(
  id: (typeof tracked)[number],
  result: Outcome<TrendResult>,
  context: Context,
  t: Translate,
): HomeCard {
  if (result.ok && "kind" in result.value) {
    return result.value.kind === "fit" ? trendCard(result.value, t) : scenarioCard(result.value, t);
  }
  return {
    id,
    title: t(`trend.${id}.title`),
    page: ["trend", id],
    figure: "–",
    figureOf: "",
    sentence: result.ok ? "" : describeProblem(context.language, result.error),
    newest: "",
  };
}
