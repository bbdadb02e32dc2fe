import { countText, usdText } from "../../i18n/count-text.ts";
import { formatNumber, formatPercent } from "../../i18n/format.ts";
import { isMessageKey, type Translate } from "../../i18n/translate.ts";
import type { Block, Document } from "../../reports/document.ts";
import { findingBlocks } from "../../reports/findings/finding.ts";
import { marketFinding } from "../../reports/findings/market-finding.ts";
import { restText } from "./rest-text.ts";
import type { MarketResult } from "./result.ts";

const MISSING = "–";

/** Shares named in one row of the table of concentration. */
const SHOWN_SHARES = 5;

/** The market for a person: the newest figure of each kind, and where sources disagree. */
export function viewMarket(result: MarketResult, t: Translate): Document {
  return [
    { kind: "title", text: t("market.title", { asOf: result.asOf }) },
    ...findingBlocks(marketFinding(result.bet, t)),
    ...section(t("market.revenue"), result.revenue.length > 0, () => revenueTable(result, t)),
    ...section(t("market.users"), result.users.length > 0, () => userTable(result, t)),
    ...conflictBlocks(result, t),
    ...section(t("market.funding"), result.funding.length > 0, () => fundingTable(result, t)),
    ...section(t("market.capital"), result.capital.length > 0, () => capitalTable(result, t)),
    ...section(t("market.compute"), result.compute.length > 0, () => computeTable(result, t)),
    ...section(t("market.concentration"), result.concentration.length > 0, () =>
      concentrationTable(result, t),
    ),
  ];
}

const section = (title: string, present: boolean, block: () => Block): readonly Block[] =>
  present ? [{ kind: "heading", text: title }, block()] : [];

/** A word of the data in the reader's language, or as it is. */
function word(kind: string, value: string, t: Translate): string {
  const key = `market.${kind}.${value}`;
  return isMessageKey(key) ? t(key) : value;
}

/** The last row of each group, groups in order of their name. */
function newest<Row extends { readonly date: string }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): readonly Row[] {
  const last = new Map<string, Row>();
  for (const row of [...rows].sort((a, b) => (a.date < b.date ? -1 : 1))) last.set(keyOf(row), row);
  return [...last].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

const revenueTable = ({ revenue }: MarketResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("market.company") },
    { label: t("view.definition") },
    { label: t("market.scope") },
    { label: t("market.per-year"), align: "right" },
    { label: t("view.date") },
    { label: t("market.confidence") },
  ],
  rows: newest(revenue, (row) => `${row.company} ${row.scope} ${row.definition}`).map((row) => [
    row.company,
    word("definition", row.definition, t),
    word("scope", row.scope, t),
    usdText(row.usdPerYear, t),
    row.date,
    row.confidence ?? MISSING,
  ]),
});

const userTable = ({ users }: MarketResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("market.product") },
    { label: t("market.period") },
    { label: t("market.active"), align: "right" },
    { label: t("view.date") },
    { label: t("market.reported-by") },
  ],
  rows: newest(users, (row) => `${row.product} ${row.period}`).map((row) => [
    row.product,
    word("period", row.period, t),
    countText(row.users, t),
    row.date,
    row.reportedBy,
  ]),
});

/** Figures within a month that contradict each other: both are shown, neither is averaged. */
function conflictBlocks({ revenue, users }: MarketResult, t: Translate): readonly Block[] {
  const figures = [
    ...revenue.map((row) => ({
      ...row,
      name: row.company,
      text: `${usdText(row.usdPerYear, t)} (${word("definition", row.definition, t)}, ${row.date})`,
    })),
    ...users.map((row) => ({
      ...row,
      name: `${row.company}, ${word("period", row.period, t)}`,
      text: `${countText(row.users, t)} (${row.product}, ${row.date})`,
    })),
  ];
  const pairs = figures.flatMap((figure, index) =>
    figure.conflictsWith.flatMap((id) => {
      const other = figures.findIndex((candidate) => candidate.id === id);
      return other > index ? [`${figure.name}: ${figure.text} ↔ ${figures[other]?.text}`] : [];
    }),
  );
  return pairs.length > 0
    ? [
        { kind: "heading", text: t("market.conflicts") },
        { kind: "list", items: pairs },
      ]
    : [];
}

function fundingTable({ funding, camps }: MarketResult, t: Translate): Block {
  const companies = [...new Set(funding.map(({ company }) => company))];
  return {
    kind: "table",
    columns: [
      { label: t("market.company") },
      { label: t("market.raised"), align: "right" },
      { label: t("market.rounds"), align: "right" },
      { label: t("market.valuation"), align: "right" },
      { label: t("market.investors") },
      { label: t("market.camps") },
    ],
    rows: companies.map((company) => {
      const closed = funding.filter((row) => row.company === company && row.status === "closed");
      const raised = closed.reduce(
        (sum, { equityUsd, debtUsd }) => sum + (equityUsd ?? 0) + (debtUsd ?? 0),
        0,
      );
      const valued = closed.filter(({ postMoneyUsd }) => postMoneyUsd !== null).at(-1);
      const behind = camps.filter((camp) => camp.company === company);
      return [
        company,
        usdText(raised, t),
        String(closed.length),
        valued?.postMoneyUsd ? `${usdText(valued.postMoneyUsd, t)} (${valued.date})` : MISSING,
        [...new Set(closed.flatMap(({ investors }) => investors))].join(t("finding.list.comma")) ||
          MISSING,
        behind
          .map(
            ({ backer, roles }) =>
              `${backer} (${roles.map((role) => word("role", role, t)).join(t("finding.list.comma"))})`,
          )
          .join("; ") || MISSING,
      ];
    }),
  };
}

const capitalTable = ({ capital }: MarketResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("market.company") },
    { label: t("market.basis") },
    { label: t("market.period") },
    { label: "USD", align: "right" },
    { label: t("market.kind") },
  ],
  rows: newest(
    capital.filter(({ frequency }) => frequency === "year"),
    (row) => `${row.company} ${row.basis} ${row.kind}`,
  ).map((row) => [
    row.company,
    word("basis", row.basis, t),
    row.period,
    usdText(row.usd, t),
    word("kind", row.kind, t),
  ]),
});

function computeTable({ compute }: MarketResult, t: Translate): Block {
  const date = compute
    .map((row) => row.date)
    .sort()
    .at(-1);
  return {
    kind: "table",
    columns: [
      { label: t("market.owner") },
      { label: t("view.date") },
      { label: "H100e", align: "right" },
      { label: t("market.share"), align: "right" },
    ],
    rows: compute
      .filter((row) => row.date === date)
      .map((row) => [
        row.firm ? row.owner : t("market.group", { name: row.owner }),
        row.date,
        formatNumber(row.h100e),
        formatPercent(row.share),
      ]),
  };
}

const concentrationTable = ({ concentration }: MarketResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("market.measure") },
    { label: t("market.period") },
    { label: t("market.hhi-lower"), align: "right" },
    { label: t("market.hhi-upper"), align: "right" },
    { label: t("market.top-five"), align: "right" },
    { label: t("market.coverage"), align: "right" },
    { label: t("market.rest") },
    { label: t("market.shares") },
  ],
  rows: concentration.map((row) => [
    `${word("measure", row.measure, t)} (${row.market}; ${row.publisher})`,
    row.period,
    formatNumber(row.hhiLower, 4),
    formatNumber(row.hhiUpper, 4),
    row.topFiveShare === null ? MISSING : formatPercent(row.topFiveShare),
    formatPercent(row.coverage),
    restText(row, t),
    row.shares
      .slice(0, SHOWN_SHARES)
      .map(({ name, share }) => `${name} ${formatPercent(share)}`)
      .join(t("finding.list.comma")),
  ]),
});
