import { addDays } from "../../base/calendar.ts";
import { timelineChart } from "../../charts/timeline-chart.ts";
import { formatPercent } from "../../i18n/format.ts";
import { isMessageKey, type MessageKey } from "../../i18n/translate.ts";
import type { Envelope } from "../../operations/contract/run-operation.ts";
import type { UnlockResult } from "../../operations/unlock/result.ts";
import { useApp } from "../app-context.ts";
import { Figure } from "../components/figure.tsx";
import { publisherLine } from "../trend/source-line.ts";

const kinds = ["capability", "horizon", "price", "size", "sense", "speed"] as const;

/** Arrows say that an interval goes on; ten years ahead is as far as the axis goes. */
const AHEAD_DAYS = 3653;

/** When each application has all it needs, coloured by what it waited for longest. */
export function UnlockMap({
  result,
  envelope,
}: {
  readonly result: UnlockResult;
  readonly envelope: Envelope;
}) {
  const { t } = useApp();
  const { applications, asOf } = result;
  if (applications.length === 0) return null;
  const need = (kind: string): string => {
    const key = `unlock.need.${kind}`;
    return isMessageKey(key) ? t(key) : kind;
  };
  const level = formatPercent(applications[0]?.level ?? 0.9);
  const chances = applications[0]?.chances ?? [];
  return (
    <Figure
      name={`unlock-${asOf}`}
      chart={({ width }) =>
        timelineChart(
          {
            name: t("web.unlock.map"),
            filter: t("web.unlock.colour"),
            asOf,
            source: publisherLine(envelope),
            unitLabel: t("web.dates.interval", { level }),
            until: addDays(asOf, AHEAD_DAYS),
            seenLabel: t("web.unlock.seen"),
            kinds: kinds.map((id) => ({ id, label: need(id) })),
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
          { theme: "light", width },
        )
      }
      table={{
        columns: [
          { label: t("unlock.application") },
          { label: t("view.date") },
          { label: `${level} ${t("view.interval")}` },
          { label: t("unlock.binding") },
          { label: t("unlock.possible") },
          ...chances.map(({ by }) => ({ label: t("unlock.by", { year: by.slice(0, 4) }) })),
          { label: t("unlock.arrived") },
        ],
        rows: applications.map((each) => [
          each.label,
          each.date ?? "–",
          `${each.lower ?? "∞"} – ${each.upper ?? "∞"}`,
          each.binding ? need(each.binding) : "–",
          each.possible.date ?? "–",
          ...each.chances.map(({ probability }) =>
            each.arrived ? "" : formatPercent(Math.round(100 * probability) / 100),
          ),
          each.arrived?.on ?? "",
        ]),
      }}
    />
  );
}
