import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { describeProblem, type Translate, translator } from "../../i18n/translate.ts";
import { digestOf } from "../../operations/contract/digest.ts";
import type { Context } from "../../operations/contract/operation.ts";
import { runOperation } from "../../operations/contract/run-operation.ts";
import lag from "../../operations/lag/lag.ts";
import law from "../../operations/law/law.ts";
import { trendOfLine } from "../../operations/law/trend-of-line.ts";
import serving from "../../operations/serving/serving.ts";
import training from "../../operations/training/training.ts";
import type { TrendResult } from "../../operations/trend/result.ts";
import trend from "../../operations/trend/trend.ts";
import unlock from "../../operations/unlock/unlock.ts";
import type { Document } from "../../reports/document.ts";
import type { Home, HomeCard } from "./home.ts";
import { servingCard, trainingCard, unlockCard } from "./question-cards.ts";
import { lineCard, openLagCard, scenarioCard, trendCard } from "./trend-cards.ts";

/**
 * Trends with a card of their own, in the order of the page: the first stands after the lines of
 * the law, the others after the questions that no trend answers.
 */
const tracked = [
  "time-horizon",
  "hardware-price-performance",
  "chip-stock",
  "lab-revenue",
  "capital-spending",
  "datacentre-electricity",
] as const;

/**
 * Every card of the home page as of a date, from the same operations as every other page.
 *
 * @returns the problem `cancelled` as soon as the reader has moved on to another date
 */
export async function computeHome(
  context: Context,
  asOf: string | undefined,
): Promise<Outcome<Home>> {
  const t = translator(context.language);
  const asked = asOf === undefined ? {} : { asOf };
  const measured = await runOperation(law, asked, context);
  if (!measured.ok) return measured;
  const { envelope, document } = measured.value;
  const trackedOf = (id: (typeof tracked)[number]) => async () => {
    const result = await trendOf(id, asked, context);
    return [trackedCard(id, result, context, t)];
  };
  const [first, ...others] = tracked;
  // The page from top to bottom; each part is worked on when those above it are done.
  const parts: readonly (() => Promise<readonly HomeCard[]>)[] = [
    ...envelope.result.lines.map((line) => async () => {
      const result = await trendOf(trendOfLine[line.id], asked, context);
      const fitted = result.ok && "kind" in result.value && result.value.kind === "fit";
      return [lineCard(line, fitted ? result.value : undefined, t)];
    }),
    trackedOf(first),
    () => openCards(asked, context, t),
    () => questionCards(asked, context, t),
    ...others.map(trackedOf),
  ];
  const cards: HomeCard[] = [];
  for (const part of parts) {
    if (await withdrawn(context)) return fail("cancelled");
    cards.push(...(await part()));
  }
  return succeed({
    asOf: envelope.asOf,
    digest: digestOf(envelope),
    finding: findingIn(document),
    cards,
  });
}

/** Whether nobody waits for the answer any more. Word of that comes between two turns only. */
async function withdrawn({ turn, cancelled }: Context): Promise<boolean> {
  await turn?.();
  return cancelled?.() ?? false;
}

/** Runs that everybody can compare with what was published of them. */
const knownRun = { model: "llama-3.1-405b", chips: 16384, hardware: "h100-sxm" };
const knownService = { model: "deepseek-v3", hardware: "h800-sxm" };

/** Cards of questions that no trend answers; none of what is not known as of the date. */
async function questionCards(
  asked: Asked,
  context: Context,
  t: Translate,
): Promise<readonly HomeCard[]> {
  const unlocked = await runOperation(unlock, asked, context);
  const planned = await runOperation(training, { ...knownRun, ...asked }, context);
  const served = await runOperation(serving, { ...knownService, ...asked }, context);
  const cards: (HomeCard | undefined)[] = [];
  if (unlocked.ok && unlocked.value.envelope.result.applications.length > 0) {
    const { envelope, document } = unlocked.value;
    cards.push(unlockCard(envelope.result, findingIn(document), t));
  }
  const plan = planned.ok ? planned.value.envelope.result : undefined;
  if (planned.ok && plan?.mode === "plan") {
    cards.push(trainingCard(plan, findingIn(planned.value.document), t));
  }
  const service = served.ok ? served.value.envelope.result : undefined;
  if (served.ok && service && "frontier" in service) {
    cards.push(servingCard(service, findingIn(served.value.document), t));
  }
  return cards.filter((card) => card !== undefined);
}

const findingIn = (document: Document): string => {
  const finding = document.find(({ kind }) => kind === "finding");
  return finding && "text" in finding ? finding.text : "";
};

type Asked = { readonly asOf?: string };

async function trendOf(id: string, asked: Asked, context: Context): Promise<Outcome<TrendResult>> {
  const run = await runOperation(trend, { id, fast: true, ...asked }, context);
  return run.ok ? succeed(run.value.envelope.result) : run;
}

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

/** How far open weights trail; none while there are none to compare. */
async function openCards(
  asked: Asked,
  context: Context,
  t: Translate,
): Promise<readonly HomeCard[]> {
  const run = await runOperation(lag, asked, context);
  const open = run.ok ? run.value.envelope.result.open : null;
  return run.ok && open ? [openLagCard(run.value.envelope.result.asOf, open, t)] : [];
}
