import { addDays } from "../../base/calendar.ts";
import { type Chart, type ChartStyle, defaultStyle } from "../../charts/parts/chart.ts";
import { timelineChart } from "../../charts/timeline-chart.ts";
import { formatPercent } from "../../i18n/format.ts";
import { isMessageKey, type MessageKey, type Translate } from "../../i18n/translate.ts";
import type { ChartBlock } from "../../reports/document.ts";
import type { PictureContext } from "../contract/operation.ts";
import type { UnlockResult } from "./result.ts";

const kinds = ["capability", "horizon", "price", "size", "sense", "speed"] as const;

/** Arrows say that an interval goes on; ten years ahead is as far as the axis goes. */
const AHEAD_DAYS = 3653;

/** When each application has all it needs. */
export const unlockPictures = (
  result: UnlockResult,
  t: Translate,
  { source }: PictureContext,
): readonly ChartBlock[] =>
  result.applications.length === 0
    ? []
    : [{ kind: "chart", id: "unlock", ...unlockMap(result, { source }, t) }];

/** What an application waited for, in the reader's language. */
export function needText(kind: string, t: Translate): string {
  const key = `unlock.need.${kind}`;
  return isMessageKey(key) ? t(key) : kind;
}

/** The same coloured by what each waited for longest. */
export function unlockMap(
  { applications, asOf }: UnlockResult,
  { source }: { readonly source: string },
  t: Translate,
  style: ChartStyle = defaultStyle,
): Chart {
  const level = formatPercent(applications[0]?.level ?? 0.9);
  return timelineChart(
    {
      ...{ name: t("web.unlock.map"), filter: t("web.unlock.colour"), asOf, source },
      unitLabel: t("web.dates.interval", { level }),
      until: addDays(asOf, AHEAD_DAYS),
      seenLabel: t("web.unlock.seen"),
      kinds: kinds.map((id) => ({ id, label: needText(id, t) })),
      rows: applications.map((each) => ({
        label: each.label,
        kind: each.binding ?? "",
        date: each.date,
        lower: each.lower,
        upper: each.upper,
        reached: each.status === "reached",
        ...(each.arrived ? { seen: each.arrived.on } : {}),
        ...(each.date === null && each.lower === null
          ? { note: t(`unlock.status.${each.status}` as MessageKey) }
          : {}),
      })),
    },
    t,
    style,
  );
}
