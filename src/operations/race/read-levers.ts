import { addMonths } from "../../base/add-months.ts";
import { isIsoDate } from "../../base/calendar.ts";
import { eachOf, fail, mapOutcome, type Outcome, succeed } from "../../base/outcome.ts";
import { findOrganization } from "../../names/organization-name.ts";
import type { ExchangeRate } from "../../observatory/race/exchange-rate.ts";
import type { LabPush, Push } from "../../observatory/race/push-labs.ts";
import { log10 } from "../../stats/elementary/log10.ts";
import { findLab } from "./find-lab.ts";

/** What levers and shocks are read against. */
export interface LeverView {
  readonly labs: readonly string[];
  /** The day from which the race is drawn, and how many months. */
  readonly from: string;
  readonly months: number;
  readonly exchange: ExchangeRate | undefined;
}

/** Months ahead at which a lever or a shock begins that names no month. */
const BEGINS = 3;
/** Growth of training compute of notable models, orders of magnitude a year, as published. */
const COMPUTE_GROWTH = 0.63;
/** Multiple of the hazard of silence of a lab whose funding stops. An assumption. */
const STOPPED_HAZARD = 3;
/** More than any rate of catch-up, which is cut at 0. */
const NO_CATCH_UP = -100;

/**
 * Levers as a person writes them: `Meta:compute=+0.3oom/yr`, `Meta:compute=x6`, `Meta:pace=+3`,
 * `Meta:catchup=+0.3`, `Meta:stays`, each with `@2027-07` behind it if it begins then.
 *
 * @returns a problem for an unknown lab, a size without its unit, or a month that is not drawn
 */
export const readLevers = (
  texts: readonly string[],
  view: LeverView,
): Outcome<readonly LabPush[]> => eachOf(texts, (text) => readLever(text, view));

/**
 * Shocks: `export:-0.2` for Chinese compute that grows by so many orders a year less, `freeze` for
 * compute that stops growing everywhere, `no-diffusion` without any catch-up, `distillation` without
 * that of Chinese labs, `funding:LAB` for a lab whose compute stops growing and that is thrice as
 * likely to fall silent.
 */
export const readShocks = (
  texts: readonly string[],
  view: LeverView,
): Outcome<readonly LabPush[]> =>
  mapOutcome(
    eachOf(texts, (text) => readShock(text, view)),
    (shocks) => shocks.flat(),
  );

/** Places of Chinese labs. */
export const chineseLabs = (labs: readonly string[]): readonly number[] =>
  labs.flatMap((lab, at) => (findOrganization(lab)?.country === "China" ? [at] : []));

function readLever(text: string, view: LeverView): Outcome<LabPush> {
  const [, name = "", what = "", size, month] =
    /^([^:]+):(stays|compute|pace|catchup)(?:=([^@]+))?(?:@(.+))?$/.exec(text.trim()) ?? [];
  if (what === "") return refuse("lever", "rule.race-lever", text);
  const lab = findLab(view.labs, name);
  if (!lab.ok) return lab;
  const from = monthOf(month, view, what === "stays" ? 0 : BEGINS);
  if (from === undefined) return refuse("lever", "rule.race-month", text);
  const push = pushOf(what, size, view);
  if (push === undefined) return refuse("lever", "rule.race-lever", text);
  return mapOutcome(push, (made) => ({ labs: [lab.value], from, push: made }));
}

/** What a lever does; `undefined` where its size is not written as it must be. */
function pushOf(
  what: string,
  size: string | undefined,
  { exchange }: LeverView,
): Outcome<Push> | undefined {
  if (what === "stays") {
    return size === undefined ? succeed({ kind: "hazard", multiple: 0 }) : undefined;
  }
  const text = size?.trim() ?? "";
  if (what === "compute") {
    const growth = numberIn(/^([+-]?\d+(?:\.\d+)?)oom\/yr$/i, text);
    const factor = numberIn(/^x(\d+(?:\.\d+)?)$/i, text);
    if (growth === undefined && !(factor !== undefined && factor > 0)) return undefined;
    if (!exchange) return fail("race-no-exchange");
    return succeed(
      growth === undefined
        ? { kind: "step", points: log10(factor as number) * exchange.mean }
        : { kind: "growth", pointsPerYear: growth * exchange.mean },
    );
  }
  const value = numberIn(/^([+-]\d+(?:\.\d+)?)$/, text);
  if (value === undefined) return undefined;
  return succeed(
    what === "pace"
      ? { kind: "growth", pointsPerYear: value }
      : { kind: "catch-up", perYear: value },
  );
}

function readShock(text: string, view: LeverView): Outcome<readonly LabPush[]> {
  const [, kind = "", detail, month] = /^([a-z-]+)(?::([^@]+))?(?:@(.+))?$/.exec(text.trim()) ?? [];
  const from = monthOf(month, view, BEGINS);
  if (from === undefined) return refuse("shock", "rule.race-month", text);
  const all = view.labs.map((_, at) => at);
  const slower = (labs: readonly number[], orders: number): Outcome<readonly LabPush[]> =>
    view.exchange
      ? succeed([
          { labs, from, push: { kind: "growth", pointsPerYear: orders * view.exchange.mean } },
        ])
      : fail("race-no-exchange");
  const closed = (labs: readonly number[]): Outcome<readonly LabPush[]> =>
    succeed([{ labs, from, push: { kind: "catch-up", perYear: NO_CATCH_UP } }]);

  if (kind === "freeze" && !detail) return slower(all, -COMPUTE_GROWTH);
  if (kind === "no-diffusion" && !detail) return closed(all);
  if (kind === "distillation" && !detail) return closed(chineseLabs(view.labs));
  const orders = numberIn(/^(-\d+(?:\.\d+)?)$/, detail ?? "");
  if (kind === "export" && orders !== undefined) return slower(chineseLabs(view.labs), orders);
  if (kind === "funding" && detail) {
    const lab = findLab(view.labs, detail);
    if (!lab.ok) return lab;
    return mapOutcome(slower([lab.value], -COMPUTE_GROWTH), (pushes) => [
      ...pushes,
      { labs: [lab.value], from, push: { kind: "hazard", multiple: STOPPED_HAZARD } },
    ]);
  }
  return refuse("shock", "rule.race-shock", text);
}

/** Months ahead of a month or a day; `undefined` where it is none or is not drawn. */
function monthOf(
  text: string | undefined,
  { from, months }: LeverView,
  without: number,
): number | undefined {
  if (text === undefined) return Math.min(without, months - 1);
  const day = /^\d{4}-\d{2}$/.test(text) ? `${text}-01` : text;
  if (!isIsoDate(day)) return undefined;
  for (let month = 0; month < months; month++) {
    if (addMonths(from, month) >= day) return month;
  }
  return undefined;
}

function numberIn(pattern: RegExp, text: string): number | undefined {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}

const refuse = (field: string, rule: string, value: string) =>
  fail("invalid-input", { field, rule, value });
