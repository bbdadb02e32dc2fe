import { countText, usdText } from "../../i18n/count-text.ts";
import { formatNumber } from "../../i18n/format.ts";
import { isMessageKey, type Translate } from "../../i18n/translate.ts";
import type { Block, Document } from "../../reports/document.ts";
import { findingBlocks, statisticsOf } from "../../reports/findings/finding.ts";
import { percent } from "../race/answer.ts";
import { behindChart, scoreChart } from "./charts.ts";
import type { LabList, LabProfileResult, LabResult } from "./result.ts";
import { newestRevenue } from "./to-result.ts";

const MISSING = "–";

/** A lab for a person, or the list of labs. */
export const viewLab = (result: LabResult, t: Translate): Document =>
  "labs" in result ? viewList(result, t) : viewProfile(result, t);

const viewList = ({ labs, answer, asOf }: LabList, t: Translate): Document => [
  { kind: "title", text: t("lab.list", { asOf }) },
  ...findingBlocks({ sentence: answer }),
  {
    kind: "table",
    columns: [
      { label: t("race.lab") },
      { label: t("model.score"), align: "right" },
      { label: t("lab.gap"), align: "right" },
      { label: t("lab.lag"), align: "right" },
      { label: t("lab.best") },
      { label: t("lab.last-scored") },
    ],
    rows: labs.map(({ lab, score, gap, lagMonths, bestModel, lastScored }) => [
      lab,
      ...[score, gap, lagMonths].map((value) => (value === null ? MISSING : value.toFixed(1))),
      ...[bestModel ?? MISSING, lastScored ?? MISSING],
    ]),
  },
];

function viewProfile(result: LabProfileResult, t: Translate): Document {
  const { race, models, claims, events, revenue, users, funding, camps } = result;
  const money = moneyRows(result, t);
  return [
    { kind: "title", text: result.lab },
    ...findingBlocks({ sentence: result.answer, statistics: statisticsText(result, t) }),
    ...labCharts(result, t),
    ...section(t("lab.chances"), race !== null, () => raceTable(result, t)),
    ...section(t("lab.models"), models.length > 0, () => modelTable(result, t)),
    ...section(t("lab.money"), money.length > 0, () => pairTable(money, t)),
    ...section(t("market.revenue"), revenue.length > 0, () => revenueTable(result, t)),
    ...section(t("market.users"), users.length > 0, () => userTable(result, t)),
    ...section(t("market.funding"), funding.length > 0, () => fundingTable(result, t)),
    ...section(t("lab.camps"), camps.length > 0, () => campList(result, t)),
    ...section(t("lab.claims"), claims.length > 0, () => claimTable(result, t)),
    ...section(t("lab.events"), events.length > 0, () => eventList(result, t)),
  ];
}

const section = (title: string, present: boolean, block: () => Block): readonly Block[] =>
  present ? [{ kind: "heading", text: title }, block()] : [];

/** Its scores beside the frontier, and its months behind; none of a lab that is not in the race. */
const labCharts = (result: LabProfileResult, t: Translate): Document => [
  ...[scoreChart(result, t), behindChart(result, t)].flatMap((chart, index) =>
    chart
      ? [{ kind: "chart" as const, id: `lab-${index === 0 ? "scores" : "behind"}`, ...chart }]
      : [],
  ),
];

const statisticsText = ({ standing, race, from, asOf, models }: LabProfileResult, t: Translate) =>
  statisticsOf(
    standing
      ? t("lab.statistics.score", {
          score: standing.score.toFixed(1),
          gap: standing.gap.toFixed(1),
        })
      : undefined,
    t("lab.statistics.models", { n: models.length }),
    race ? t("lab.statistics.draws", { draws: formatNumber(race.draws, 7) }) : undefined,
    from === null ? undefined : t("lab.statistics.from", { from }),
    t("model.as-of", { asOf }),
  );

/** A word of the data in the reader's language, or as it is. */
function word(kind: string, value: string, t: Translate): string {
  const key = `${kind}.${value}`;
  return isMessageKey(key) ? t(key) : value;
}

const raceTable = ({ race }: LabProfileResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("view.date") },
    { label: t("race.leader"), align: "right" },
    { label: t("race.within", { months: race?.tierMonths ?? "" }), align: "right" },
    { label: t("race.lag-spread"), align: "right" },
  ],
  rows: (race?.dates ?? []).map(({ date, leader, within, lag }) => [
    ...[date, percent(leader), percent(within)],
    `${lag.p50.toFixed(0)} [${lag.p05.toFixed(0)}, ${lag.p95.toFixed(0)}]`,
  ]),
});

const modelTable = ({ models }: LabProfileResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("view.date") },
    { label: t("label.model") },
    { label: t("model.score"), align: "right" },
    { label: t("view.interval"), align: "right" },
    { label: t("lab.behind-at-release"), align: "right" },
    { label: t("model.open") },
  ],
  rows: models.map(({ date, model, eci, lower, upper, behindAtRelease, openWeights }) => [
    ...[date, model, eci.toFixed(1)],
    lower === null || upper === null ? "" : `[${lower.toFixed(1)}, ${upper.toFixed(1)}]`,
    behindAtRelease.toFixed(1),
    openWeights === null ? MISSING : t(openWeights ? "model.yes" : "model.no"),
  ]),
});

type Pairs = readonly (readonly [label: string, value: string])[];

const pairTable = (rows: Pairs, t: Translate): Block => ({
  kind: "table",
  columns: [{ label: t("chip.figure") }, { label: t("view.value"), align: "right" }],
  rows,
});

/** The newest figure of each kind, with its day. */
function moneyRows(result: LabProfileResult, t: Translate): Pairs {
  const { compute, computeSpending, funding, staff, capital } = result;
  const revenue = newestRevenue(result.revenue);
  const chips = compute.at(-1);
  const spent = computeSpending.at(-1);
  const users = newest(result.users);
  const invested = newest(
    capital.filter(({ kind, frequency }) => kind === "actual" && frequency === "year"),
  );
  const closed = funding.filter(({ status }) => status === "closed");
  const raised = closed.reduce(
    (sum, { equityUsd, debtUsd }) => sum + (equityUsd ?? 0) + (debtUsd ?? 0),
    0,
  );
  const valued = closed.findLast(({ postMoneyUsd }) => postMoneyUsd !== null);
  const dated = (value: string, date: string) => t("lab.dated", { value, date });
  const rows: readonly (readonly [string, string] | undefined)[] = [
    chips && [
      t("lab.compute"),
      dated(
        t("lab.h100e", {
          value: countText(chips.h100e, t),
          lower: countText(chips.lower, t),
          upper: countText(chips.upper, t),
        }),
        chips.date,
      ),
    ],
    spent && [
      t(spent.projection ? "lab.compute-spending.planned" : "lab.compute-spending"),
      dated(usdText(spent.usd, t), spent.date),
    ],
    revenue && [t("lab.revenue"), dated(usdText(revenue.usdPerYear, t), revenue.date)],
    users && [
      t("lab.users", { product: users.product, period: word("market.period", users.period, t) }),
      dated(countText(users.users, t), users.date),
    ],
    raised > 0 ? [t("lab.raised", { n: closed.length }), usdText(raised, t)] : undefined,
    valued?.postMoneyUsd
      ? [t("market.valuation"), dated(usdText(valued.postMoneyUsd, t), valued.date)]
      : undefined,
    invested && [t("lab.capital"), dated(usdText(invested.usd, t), invested.date)],
    staff ? [t("lab.staff"), dated(formatNumber(staff.people, 6), staff.date)] : undefined,
  ];
  return rows.filter((row) => row !== undefined);
}

const newest = <Row extends { readonly date: string }>(rows: readonly Row[]): Row | undefined =>
  rows.reduce<Row | undefined>(
    (last, row) => (last && last.date > row.date ? last : row),
    undefined,
  );

const revenueTable = ({ revenue }: LabProfileResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("view.date") },
    { label: t("market.per-year"), align: "right" },
    { label: t("view.definition") },
    { label: t("market.scope") },
    { label: t("view.source") },
  ],
  rows: revenue
    .toReversed()
    .map(({ date, usdPerYear, definition, scope, source }) => [
      ...[date, usdText(usdPerYear, t), word("market.definition", definition, t)],
      ...[word("market.scope", scope, t), source],
    ]),
});

const userTable = ({ users }: LabProfileResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("view.date") },
    { label: t("market.product") },
    { label: t("market.period") },
    { label: t("market.active"), align: "right" },
    { label: t("view.source") },
  ],
  rows: users
    .toReversed()
    .map(({ date, product, period, users: count, source }) => [
      ...[date, product, word("market.period", period, t), countText(count, t), source],
    ]),
});

const fundingTable = ({ funding }: LabProfileResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("view.date") },
    { label: t("lab.round") },
    { label: t("market.raised"), align: "right" },
    { label: t("market.valuation"), align: "right" },
    { label: t("market.investors") },
  ],
  rows: funding
    .toReversed()
    .map(({ date, label, status, equityUsd, debtUsd, postMoneyUsd, investors }) => [
      date,
      status === "closed"
        ? label
        : t("lab.round.open", { label, status: word("lab.status", status, t) }),
      equityUsd === null && debtUsd === null
        ? MISSING
        : usdText((equityUsd ?? 0) + (debtUsd ?? 0), t),
      postMoneyUsd === null ? MISSING : usdText(postMoneyUsd, t),
      investors.join(t("finding.list.comma")) || MISSING,
    ]),
});

const campList = ({ camps }: LabProfileResult, t: Translate): Block => ({
  kind: "list",
  items: camps.map(({ backer, roles, since }) =>
    t("lab.camp", {
      ...{ backer, since },
      roles: roles.map((role) => word("market.role", role, t)).join(t("finding.list.comma")),
    }),
  ),
});

const claimTable = ({ claims }: LabProfileResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("lab.made-on") },
    { label: t("lab.claim") },
    { label: t("lab.speaker") },
    { label: t("ledger.status") },
  ],
  rows: claims.map(({ madeOn, statement, speaker, status }) => [
    ...[madeOn, statement, speaker, t(`ledger.status.${status}`)],
  ]),
});

const eventList = ({ events }: LabProfileResult, t: Translate): Block => ({
  kind: "list",
  items: events.map(({ date, kind, person, counterparty }) =>
    t("lab.event", {
      date,
      what: word("lab.event", kind, t),
      who: [person, counterparty].filter((each) => each !== null).join(t("finding.list.comma")),
    }),
  ),
});
