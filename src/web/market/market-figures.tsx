import { dayNumber } from "../../base/calendar.ts";
import { linesChart } from "../../charts/lines-chart.ts";
import { usdText } from "../../i18n/count-text.ts";
import { formatNumber, formatPercent } from "../../i18n/format.ts";
import { isMessageKey, type Translate } from "../../i18n/translate.ts";
import type { Envelope } from "../../operations/contract/run-operation.ts";
import {
  computeShares,
  concentration,
  hasComputeShares,
  measureWord,
  newestShares,
} from "../../operations/market/pictures.ts";
import { restText } from "../../operations/market/rest-text.ts";
import type { MarketResult } from "../../operations/market/result.ts";
import { useApp } from "../app-context.ts";
import { Figure } from "../components/figure.tsx";
import type { FigureData } from "../components/figure-data.ts";

/** Publishers of the datasets whose names begin so. */
const publisherOf = ({ sources }: Envelope, ...datasets: readonly string[]): string =>
  [
    ...new Set(
      sources
        .filter(({ dataset }) => datasets.includes(dataset))
        .map(({ publisher, licence }) => `${publisher} (${licence})`),
    ),
  ].join("; ");

/** Who owns the installed computing power, quarter by quarter; groups of firms are no firm. */
export function ComputeShares({ result, envelope }: FigureData<MarketResult>) {
  const { t } = useApp();
  if (!hasComputeShares(result)) return null;
  return (
    <Figure
      name={`market-compute-${result.asOf}`}
      chart={({ width }) =>
        computeShares(result, { source: publisherOf(envelope, "chip-owners") }, t, {
          theme: "light",
          width,
        })
      }
      table={{
        columns: [
          { label: t("view.date") },
          { label: t("market.owner") },
          { label: "H100e", align: "right" },
          { label: t("market.share"), align: "right" },
        ],
        rows: result.compute
          .toReversed()
          .map(({ date, owner, h100e, share, firm }) => [
            date,
            firm ? owner : t("market.group", { name: owner }),
            formatNumber(h100e),
            formatPercent(share),
          ]),
      }}
    />
  );
}

/** Shares by every measure, the unnamed rest, and the index of concentration between bounds. */
export function Concentration({ result, envelope }: FigureData<MarketResult>) {
  const { t } = useApp();
  const newest = newestShares(result);
  if (newest.length === 0) return null;
  return (
    <Figure
      name={`market-concentration-${result.asOf}`}
      chart={({ width }) =>
        concentration(
          result,
          { source: publisherOf(envelope, "market-shares", "chatbot-shares", "chip-owners") },
          t,
          { theme: "light", width },
        )
      }
      table={{
        columns: [
          { label: t("market.measure") },
          { label: t("market.period") },
          { label: t("market.company") },
          { label: t("market.share"), align: "right" },
        ],
        rows: newest.flatMap(({ measure, period, shares, rest, missing }) => [
          ...shares.map(({ name, share }) => [
            measureWord(measure, t),
            period,
            name,
            formatPercent(share),
          ]),
          [measureWord(measure, t), period, t("market.rest"), restText({ rest, missing }, t)],
        ]),
      }}
    />
  );
}

/** Companies with at least this many figures are drawn. */
const FEWEST = 3;

/** Revenue brought to a year, by company; definitions differ and stand in the table. */
export function Revenue({ result, envelope }: FigureData<MarketResult>) {
  const { t } = useApp();
  const rows = result.revenue
    .filter(({ scope }) => scope === "company")
    .toSorted((one, other) => one.date.localeCompare(other.date));
  return (
    <MoneyLines
      name={`market-revenue-${result.asOf}`}
      title={t("web.market.revenue")}
      scaleKey="revenueScale"
      rows={rows.map(({ company, date, usdPerYear, definition }) => ({
        company,
        date,
        usd: usdPerYear,
        what: wordOf("definition", definition, t),
      }))}
      asOf={result.asOf}
      source={publisherOf(envelope, "lab-revenue")}
      unitLabel={t("market.per-year")}
    />
  );
}

/** Capital spending of the largest builders by quarter, as they report it in cash. */
export function CapitalSpending({ result, envelope }: FigureData<MarketResult>) {
  const { t } = useApp();
  const rows = result.capital
    .filter(({ frequency, basis }) => frequency === "quarter" && basis === "cash")
    .toSorted((one, other) => one.date.localeCompare(other.date));
  return (
    <MoneyLines
      name={`market-capital-${result.asOf}`}
      title={t("web.market.capital")}
      scaleKey="capitalScale"
      rows={rows.map(({ company, date, usd, period }) => ({ company, date, usd, what: period }))}
      asOf={result.asOf}
      source={publisherOf(envelope, "capital-spending")}
      unitLabel={t("web.market.per-quarter")}
    />
  );
}

const wordOf = (kind: string, value: string, t: Translate): string => {
  const key = `market.${kind}.${value}`;
  return isMessageKey(key) ? t(key) : value;
};

function MoneyLines({
  name,
  title,
  scaleKey,
  rows,
  asOf,
  source,
  unitLabel,
}: {
  readonly name: string;
  readonly title: string;
  readonly scaleKey: string;
  readonly rows: readonly {
    readonly company: string;
    readonly date: string;
    readonly usd: number;
    readonly what: string;
  }[];
  readonly asOf: string;
  readonly source: string;
  readonly unitLabel: string;
}) {
  const { t } = useApp();
  const companies = [...new Set(rows.map(({ company }) => company))].filter(
    (company) => rows.filter((row) => row.company === company).length >= FEWEST,
  );
  if (companies.length === 0) return null;
  return (
    <Figure
      name={name}
      scaleKey={scaleKey}
      chart={({ width, linear }) =>
        linesChart(
          {
            name: title,
            filter: "",
            asOf,
            source,
            x: { kind: "date", scale: "linear", unit: "", label: "" },
            y: {
              kind: "number",
              scale: linear ? "linear" : "log",
              unit: "USD",
              label: unitLabel,
              ...(linear ? { include: [0] } : {}),
            },
            lines: companies.map((company) => ({
              label: company,
              dots: true,
              points: rows
                .filter((row) => row.company === company)
                .map(({ date, usd }) => ({ x: dayNumber(date), y: usd })),
            })),
          },
          t,
          { theme: "light", width },
        )
      }
      table={{
        columns: [
          { label: t("market.company") },
          { label: t("view.date") },
          { label: "USD", align: "right" },
          { label: t("view.definition") },
        ],
        rows: rows
          .toReversed()
          .map(({ company, date, usd, what }) => [company, date, usdText(usd, t), what]),
      }}
    />
  );
}
