import { formatPercent } from "../../i18n/format.ts";
import type { Envelope } from "../../operations/contract/run-operation.ts";
import { needText, unlockMap } from "../../operations/unlock/pictures.ts";
import type { UnlockResult } from "../../operations/unlock/result.ts";
import { useApp } from "../app-context.ts";
import { Figure } from "../components/figure.tsx";
import { publisherLine } from "../trend/source-line.ts";

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
  const level = formatPercent(applications[0]?.level ?? 0.9);
  const chances = applications[0]?.chances ?? [];
  return (
    <Figure
      name={`unlock-${asOf}`}
      chart={({ width }) =>
        unlockMap(result, { source: publisherLine(envelope, t) }, t, { theme: "light", width })
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
          each.binding ? needText(each.binding, t) : "–",
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
