import { dayNumber } from "../../base/calendar.ts";
import { linesChart } from "../../charts/lines-chart.ts";
import { formatNumber } from "../../i18n/format.ts";
import {
  datedForecasts,
  ledgerTimeline,
  reliabilityChart,
} from "../../operations/ledger/pictures.ts";
import type { ClaimResult, LedgerResult } from "../../operations/ledger/result.ts";
import { useApp } from "../app-context.ts";
import { DataTable } from "../components/data-table.tsx";
import { Figure } from "../components/figure.tsx";
import type { FigureData } from "../components/figure-data.ts";
import { publisherLine } from "../trend/source-line.ts";

/** Each forecast from the day of the claim to its deadline, by what came of it. */
export function Timeline({ result, envelope }: FigureData<LedgerResult>) {
  const { t } = useApp();
  const rows = datedForecasts(result);
  if (rows.length === 0) return null;
  return (
    <Figure
      name={`ledger-${result.asOf}`}
      chart={({ width }) =>
        ledgerTimeline(result, { source: publisherLine(envelope, t) }, t, { theme: "light", width })
      }
      table={{
        columns: [
          { label: t("ledger.claim") },
          { label: t("ledger.made-on") },
          { label: t("ledger.deadline") },
          { label: t("ledger.status") },
        ],
        rows: rows.map(({ statement, status, madeOn, deadline }) => [
          statement,
          madeOn,
          deadline,
          t(`ledger.status.${status}`),
        ]),
      }}
    />
  );
}

/** How often what was given so much came true, with the band that right probabilities would show. */
export function Reliability({ result, envelope }: FigureData<LedgerResult>) {
  const { t } = useApp();
  return result.scores.map((group) => {
    const bins = group.calibration;
    return (
      <section key={`${group.group} ${group.hindsight}`}>
        <Figure
          name={`reliability-${group.group}`}
          most={560}
          chart={({ width }) =>
            reliabilityChart(result, group, { source: publisherLine(envelope, t) }, t, {
              theme: "light",
              width,
            })
          }
          table={{
            columns: [
              { label: t("ledger.probability"), align: "right" },
              { label: t("ledger.came"), align: "right" },
              { label: "80 %", align: "right" },
              { label: "n", align: "right" },
            ],
            rows: bins.map(({ forecast, came, lower, upper, n, few }) => [
              forecast.toFixed(2),
              came.toFixed(2),
              `${lower.toFixed(2)} – ${upper.toFixed(2)}`,
              few ? `${n} (${t("ledger.few")})` : String(n),
            ]),
          }}
        />
      </section>
    );
  });
}

/** Speakers or topics with an interval each; one without an interval is not ranked. */
export function Leaderboard({ result }: { readonly result: LedgerResult }) {
  const { t } = useApp();
  const ranked = result.scores
    .filter(({ brier }) => brier.lower !== null)
    .sort((a, b) => a.brier.mean - b.brier.mean);
  if (ranked.length === 0) return <p className="note">{t("web.ledger.unranked")}</p>;
  return (
    <DataTable
      label={t("web.ledger.leaderboard")}
      table={{
        columns: [
          { label: t("ledger.group") },
          { label: "n", align: "right" },
          { label: "Brier", align: "right" },
          { label: "90 %", align: "right" },
          { label: t("ledger.coin"), align: "right" },
        ],
        rows: ranked.map(({ group, n, brier, coin }) => [
          group,
          String(n),
          brier.mean.toFixed(3),
          `${brier.lower?.toFixed(3)} – ${brier.upper?.toFixed(3)}`,
          coin.toFixed(3),
        ]),
      }}
    />
  );
}

/** The figures that a reading rests on, ruled at the day of the claim and at its deadline. */
export function EvidenceChart({
  claim,
  reading,
  envelope,
}: {
  readonly claim: ClaimResult;
  readonly reading: ClaimResult["readings"][number];
  readonly envelope: FigureData<LedgerResult>["envelope"];
}) {
  const { t } = useApp();
  const { evidence, deadline } = reading;
  if (evidence.length < 2) return null;
  const values = evidence.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const rule = (label: string, day: string) => ({
    ...{ label, dashed: true },
    points: [low, high].map((y) => ({ x: dayNumber(day), y })),
  });
  return (
    <Figure
      name={`${claim.id}-${reading.id}`}
      scaleKey="scale"
      chart={({ width, linear }) =>
        linesChart(
          {
            ...{ name: reading.text, filter: "", asOf: envelope.asOf },
            source: publisherLine(envelope, t),
            x: { kind: "date", scale: "linear", unit: "", label: t("view.date") },
            y: {
              ...{ kind: "number", unit: "", label: t("ledger.found") },
              scale: linear || low <= 0 ? "linear" : "log",
            },
            lines: [
              {
                ...{ label: t("web.ledger.evidence"), dots: "only" },
                points: evidence.map(({ date, value }) => ({ x: dayNumber(date), y: value })),
              },
              rule(t("ledger.made-on"), claim.madeOn),
              ...(deadline ? [rule(t("ledger.deadline"), deadline)] : []),
            ],
          },
          t,
          { theme: "light", width },
        )
      }
      table={{
        columns: [{ label: t("view.date") }, { label: t("ledger.found"), align: "right" }],
        rows: evidence.map(({ date, value }) => [date, formatNumber(value, 4)]),
      }}
    />
  );
}
