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

/** Trends with a card of their own, in the order of the page, after the lines of the law. */
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
  const cards: HomeCard[] = [];
  for (const line of envelope.result.lines) {
    if (await withdrawn(context)) return fail("cancelled");
    const result = await trendOf(trendOfLine[line.id], asked, context);
    const fitted = result.ok && "kind" in result.value && result.value.kind === "fit";
    cards.push(lineCard(line, fitted ? result.value : undefined, t));
  }
  for (const id of tracked) {
    if (await withdrawn(context)) return fail("cancelled");
    const result = await trendOf(id, asked, context);
    cards.push(trackedCard(id, result, context, t));
  }
  if (await withdrawn(context)) return fail("cancelled");
  const open = await openCard(asked, context, t);
  if (open) cards.splice(5, 0, open);
  if (await withdrawn(context)) return fail("cancelled");
  cards.splice(open ? 6 : 5, 0, ...(await questionCards(asked, context, t)));
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

/** How far open weights trail; undefined while there are none to compare. */
async function openCard(
  asked: Asked,
  context: Context,
  t: Translate,
): Promise<HomeCard | undefined> {
  const run = await runOperation(lag, asked, context);
  const open = run.ok ? run.value.envelope.result.open : null;
  if (!run.ok || !open) return undefined;
  return openLagCard(run.value.envelope.result.asOf, open, t);
}
