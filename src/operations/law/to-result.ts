import type { FactWindow } from "../../data/facts.ts";
import { formatNumber, formatUsd } from "../../i18n/format.ts";
import {
  describeProblem,
  type MessageKey,
  type Translate,
  translator,
} from "../../i18n/translate.ts";
import type { LawLine } from "../../observatory/law.ts";
import type { LawCrossing } from "../../observatory/law-crossings.ts";
import { lawHorizon } from "../../observatory/law-horizon.ts";
import type { Reading } from "../../observatory/parts/reading.ts";
import { timeHorizon } from "../../trends/time-horizon.ts";
import type { Context } from "../contract/operation.ts";
import { bounded, publicFit } from "../shared/public-fit.ts";
import { trendDefinition } from "../shared/trend-words.ts";
import type { LawResult } from "./result.ts";

/** The measured law in the shape of the contract. */
export function lawResult(
  lines: readonly LawLine[],
  crossings: readonly LawCrossing[],
  window: FactWindow,
  context: Context,
): LawResult {
  const t = translator(context.language);
  return {
    asOf: window.asOf,
    mode: window.hindsight ? "hindsight" : "as of",
    lines: lines.map((line) => publicLine(line, context, t)),
    secondMeasure: horizonMeasure(context, window, t),
    crossings: crossings.map((crossing) => publicCrossing(crossing, t)),
  };
}

function publicLine(line: LawLine, context: Context, t: Translate): LawResult["lines"][number] {
  return {
    id: line.id,
    title: t(`law.line.${line.id}`),
    claimed: line.claim ? { ...line.claim, text: t(`law.claim.${line.id}` as MessageKey) } : null,
    measured: line.measured ? publicFit(line.measured, trendDefinition(line.trend.id, t)) : null,
    inPoints: line.inPoints ? publicFit(line.inPoints, trendDefinition(line.trend.id, t)) : null,
    verdict: line.verdict,
    probabilities: line.probabilities ?? null,
    definition: t(`law.definition.${line.id}`),
    sensitivity: publicReadings(line.sensitivity, t),
    ...(line.daysSinceRecord ? { daysSinceRecord: [...line.daysSinceRecord] } : {}),
    ...(line.problem ? { problem: describeProblem(context.language, line.problem) } : {}),
  };
}

const publicReadings = (
  readings: readonly Reading[],
  t: Translate,
): LawResult["lines"][number]["sensitivity"] =>
  readings.map(({ reading, ...rate }) => ({
    ...rate,
    reading: t(`law.sensitivity.${reading}` as MessageKey),
  }));

function publicCrossing(crossing: LawCrossing, t: Translate): LawResult["crossings"][number] {
  const family = crossing.id.split("-")[0] as string;
  const { id, date, lower, upper, confidence, status } = crossing;
  return {
    id,
    statement: t(`law.crossing.${family}` as MessageKey, factsOf(crossing)),
    date: date ?? null,
    lower: lower ?? null,
    upper: upper ?? null,
    level: confidence,
    status,
  };
}

/** The facts of a crossing as people read them. */
const factsOf = ({ facts, unit }: LawCrossing) =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => {
      const money = unit.startsWith("USD") && (name === "level" || name === "launch");
      if (typeof value === "string") return [name, value];
      return [name, money ? formatUsd(value) : formatNumber(value, 4)];
    }),
  );

/** The length of tasks, beside the line of capability. */
function horizonMeasure(
  context: Context,
  window: FactWindow,
  t: Translate,
): LawResult["secondMeasure"] {
  const measured = lawHorizon(context.facts, window);
  if (!measured.ok || bounded(measured.value.fit.lower) === null) return null;
  const { fit, sensitivity } = measured.value;
  return {
    id: timeHorizon.id,
    title: t("trend.time-horizon.title"),
    measured: publicFit(fit, trendDefinition(timeHorizon.id, t)),
    sensitivity: publicReadings(sensitivity, t),
  };
}
