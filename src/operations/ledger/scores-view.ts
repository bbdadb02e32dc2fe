import type { Translate } from "../../i18n/translate.ts";
import type { Block } from "../../reports/document.ts";
import type { LedgerResult, ScoreGroup } from "./result.ts";

const MISSING = "–";
/** How many of the worst are listed. */
const WORST = 15;

const two = (value: number | null): string => (value === null ? MISSING : value.toFixed(2));
const three = (value: number | null): string => (value === null ? MISSING : value.toFixed(3));
const range = (lower: number | null, upper: number | null): string =>
  lower === null || upper === null ? MISSING : `[${three(lower)}, ${three(upper)}]`;

/** Scores for a person: the groups, the trend beside them, calibration, and the worst misses. */
export function scoreBlocks(result: LedgerResult, t: Translate): readonly Block[] {
  if (result.scores.length === 0) return [{ kind: "paragraph", text: t("ledger.unscored") }];
  return [
    groupTable(result.scores, t),
    { kind: "heading", text: t("ledger.how-much-choice") },
    choiceTable(result.scores, t),
    ...baselineBlocks(result.scores, t),
    ...result.scores.flatMap((group) => calibrationBlocks(group, t)),
    { kind: "heading", text: t("ledger.misses") },
    missTable(result, t),
  ];
}

const nameOf = ({ group, hindsight }: ScoreGroup, t: Translate): string =>
  hindsight ? `${group} (${t("ledger.hindsight")})` : group;

/** A line of scores for each group. */
export const groupTable = (groups: readonly ScoreGroup[], t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("ledger.group") },
    { label: "n", align: "right" },
    { label: t("ledger.clusters"), align: "right" },
    { label: "Brier", align: "right" },
    { label: `90 % ${t("view.interval")}`, align: "right" },
    { label: t("ledger.by-cluster"), align: "right" },
    { label: t("ledger.coin"), align: "right" },
    { label: t("ledger.base-rate"), align: "right" },
    { label: t("ledger.log"), align: "right" },
  ],
  rows: groups.map((group) => [
    nameOf(group, t),
    String(group.n),
    String(group.clusters),
    three(group.brier.mean),
    range(group.brier.lower, group.brier.upper),
    three(group.brierByCluster),
    three(group.coin),
    three(group.baseRate),
    three(group.log),
  ]),
});

const choiceTable = (groups: readonly ScoreGroup[], t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("ledger.group") },
    { label: t("ledger.kindest"), align: "right" },
    { label: t("ledger.mean-reading"), align: "right" },
    { label: t("ledger.harshest"), align: "right" },
    { label: t("ledger.pulled"), align: "right" },
    { label: t("ledger.pushed"), align: "right" },
  ],
  rows: groups.map((group) => [
    nameOf(group, t),
    three(group.byReading.kindest),
    three(group.byReading.mean),
    three(group.byReading.harshest),
    three(group.byHedge.pulled),
    three(group.byHedge.pushed),
  ]),
});

function baselineBlocks(groups: readonly ScoreGroup[], t: Translate): readonly Block[] {
  const rows = groups.flatMap((group) =>
    group.baseline ? [{ ...group.baseline, name: nameOf(group, t) }] : [],
  );
  if (rows.length === 0) return [];
  return [
    { kind: "heading", text: t("ledger.baseline") },
    {
      kind: "table",
      columns: [
        { label: t("ledger.group") },
        { label: "n", align: "right" },
        { label: "Brier", align: "right" },
        { label: t("ledger.baseline"), align: "right" },
        { label: t("ledger.difference"), align: "right" },
        { label: `90 % ${t("view.interval")}`, align: "right" },
        { label: t("ledger.skill"), align: "right" },
        { label: t("ledger.word") },
      ],
      rows: rows.map(({ name, n, brier, baselineBrier, difference, skill, word }) => [
        name,
        String(n),
        three(brier),
        three(baselineBrier),
        three(difference.mean),
        range(difference.lower, difference.upper),
        two(skill),
        t(`ledger.word.${word}`),
      ]),
    },
  ];
}

const calibrationBlocks = (group: ScoreGroup, t: Translate): readonly Block[] => [
  { kind: "heading", text: t("ledger.calibration", { group: nameOf(group, t) }) },
  {
    kind: "table",
    columns: [
      { label: t("ledger.probability"), align: "right" },
      { label: t("ledger.came"), align: "right" },
      { label: `80 % ${t("view.interval")}`, align: "right" },
      { label: t("ledger.band"), align: "right" },
      { label: "n", align: "right" },
    ],
    rows: group.calibration.map((bin) => [
      two(bin.forecast),
      two(bin.came),
      `[${two(bin.lower)}, ${two(bin.upper)}]`,
      `[${two(bin.bandLower)}, ${two(bin.bandUpper)}]`,
      bin.few ? `${bin.n} (${t("ledger.few")})` : String(bin.n),
    ]),
  },
];

const missTable = (result: LedgerResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("ledger.claim") },
    { label: t("ledger.reading") },
    { label: t("ledger.probability"), align: "right" },
    { label: t("ledger.came") },
    { label: "Brier", align: "right" },
    { label: t("ledger.baseline"), align: "right" },
  ],
  rows: result.claims.slice(0, WORST).flatMap((claim) => {
    const [first] = claim.readings;
    return first
      ? [
          [
            claim.id,
            first.text,
            two(first.probability),
            t(first.outcome ? "ledger.yes" : "ledger.no"),
            three(first.brier),
            three(first.baseline?.brier ?? null),
          ],
        ]
      : [];
  }),
});
