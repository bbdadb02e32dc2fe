import { addDays } from "../../base/calendar.ts";
import { mapOutcome, type Outcome, succeed } from "../../base/outcome.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Context } from "../../operations/contract/operation.ts";
import { runOperation } from "../../operations/contract/run-operation.ts";
import lag from "../../operations/lag/lag.ts";
import law from "../../operations/law/law.ts";
import type { LawResult } from "../../operations/law/result.ts";
import { trendOfLine } from "../../operations/law/trend-of-line.ts";
import { findingOfLaw } from "../../operations/law/view.ts";
import trend from "../../operations/trend/trend.ts";
import { heroPicture, type ShownTrends } from "./hero-picture.ts";
import type { HomeEvent, HomeParts } from "./home.ts";
import { lineCard } from "./trend-cards.ts";

/** The lines whose claims stand beside the picture, in the order of its colours. */
const shown = ["capability", "training-cost", "inference-price"] as const;

/** What counts as lately, in days, and how much of it is told. */
const LATELY = 90;
const TOLD = 5;

/** The law as of a date: its finding, its picture, what it says is next, and what is new of it. */
export async function computeLaw(
  asked: { readonly asOf?: string },
  context: Context,
  t: Translate,
): Promise<Outcome<HomeParts["law"]>> {
  const measured = await runOperation(law, asked, context);
  if (!measured.ok) return measured;
  const { asOf, result } = measured.value.envelope;
  const trends: ShownTrends = {};
  for (const id of [...shown, "time-horizon"] as const) {
    const name = id === "time-horizon" ? id : trendOfLine[id];
    const run = await runOperation(trend, { id: name, fast: true, ...asked }, context);
    const value = run.ok ? run.value.envelope.result : undefined;
    if (value && "kind" in value && value.kind === "fit") trends[id] = value;
  }
  const points = await generationPoints(asked, context);
  if (!points.ok) return points;
  const since = addDays(asOf, -LATELY);
  const events = eventsSince(since, result, trends, t);
  return succeed({
    asOf,
    where: findingOfLaw(result, t).sentence,
    going: goingText(result, t),
    changed: changedText(events, t),
    since,
    events: events.slice(0, TOLD),
    hero: heroPicture(result, trends, points.value, t) ?? null,
    cards: shown.flatMap((id) => {
      const line = result.lines.find((each) => each.id === id);
      if (!line) return [];
      const { picture: _, ...card } = lineCard(line, trends[id], t);
      return [{ ...card, page: ["trend", trendOfLine[id]] }];
    }),
  });
}

/** Points of a generation of capability; absent while the models that define it have no score. */
async function generationPoints(
  asked: { readonly asOf?: string },
  context: Context,
): Promise<Outcome<number | undefined>> {
  const run = await runOperation(lag, asked, context);
  if (!run.ok && run.error.code === "no-generation") return succeed(undefined);
  return mapOutcome(run, ({ envelope }) => envelope.result.bar.generation ?? undefined);
}

/** The next level that the lines imply. */
function goingText({ crossings }: LawResult, t: Translate): string {
  const [next] = crossings
    .filter(({ status, date }) => status === "expected" && date !== null)
    .sort((a, b) => (String(a.date) < String(b.date) ? -1 : 1));
  return next
    ? t("web.home.next-level", {
        statement: next.statement,
        date: next.date ?? "",
        lower: next.lower ?? "…",
        upper: next.upper ?? "…",
      })
    : t("web.home.no-next-level");
}

/** Records and levels of the last days, newest first. */
function eventsSince(
  since: string,
  { crossings, asOf }: LawResult,
  trends: ShownTrends,
  t: Translate,
): readonly HomeEvent[] {
  const records = Object.entries(trends).flatMap(([line, { points, id, title }]) => {
    const newest = points.filter(({ selected, date }) => selected && date > since && date <= asOf);
    const models = [...new Map(newest.map((point) => [point.label, point])).values()];
    return models.map(
      ({ date, label }): HomeEvent => ({
        date,
        text: t("web.home.record", { title, label }),
        page: line === "time-horizon" ? ["trend", "time-horizon"] : ["trend", id],
      }),
    );
  });
  const levels = crossings
    .filter(({ status, date }) => status === "reached" && date !== null && date > since)
    .map(
      ({ date, statement }): HomeEvent => ({
        date: date ?? "",
        text: t("web.home.level", { statement }),
        page: ["law"],
      }),
    );
  return [...records, ...levels].sort((a, b) => (a.date < b.date ? 1 : -1));
}

const changedText = (events: readonly HomeEvent[], t: Translate): string => {
  const [newest] = events;
  return newest
    ? t("web.home.changed", { n: events.length, text: newest.text, date: newest.date })
    : t("web.home.unchanged");
};
