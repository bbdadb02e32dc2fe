import { formatNumber } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Document } from "../../reports/document.ts";
import type { LedgerResult } from "../ledger/result.ts";
import { groupTable } from "../ledger/scores-view.ts";
import type { SkillResult } from "../skill/result.ts";
import type { Scorecard } from "./result.ts";

/** How many of the worst misses the report names. */
const WORST = 5;

/** What came of the claims of the interview; null of a day on which none had been made. */
export const scorecardOf = (
  { answer, counts, scores, claims }: LedgerResult,
  registered: SkillResult["registered"],
): Scorecard | null =>
  counts.all === 0
    ? null
    : {
        ...{ answer, scores },
        misses: claims.slice(0, WORST).flatMap(({ id, statement, readings: [first] }) =>
          first
            ? [
                {
                  ...{ id, statement, deadline: first.deadline, probability: first.probability },
                  ...{ outcome: first.outcome, brier: first.brier },
                  baseline: first.baseline?.probability ?? null,
                },
              ]
            : [],
        ),
        registered: registered && {
          ...{ n: registered.registered, due: registered.due, head: registered.head },
        },
      };

/** The scorecard as a section of the report. */
export const scorecardSection = (
  { answer, scores, misses, registered }: Scorecard,
  t: Translate,
): Document => [
  { kind: "finding", text: answer },
  ...(scores.length > 0 ? [groupTable(scores, t)] : []),
  ...scores.flatMap(({ baseline }) =>
    baseline
      ? [
          {
            kind: "paragraph" as const,
            text: t("brief.scorecard.trend", {
              n: baseline.n,
              brier: formatNumber(baseline.brier, 3),
              trend: formatNumber(baseline.baselineBrier, 3),
              word: t(`ledger.word.${baseline.word}`),
            }),
          },
        ]
      : [],
  ),
  {
    kind: "table",
    columns: [
      { label: t("ledger.misses") },
      { label: t("ledger.deadline") },
      { label: t("ledger.probability"), align: "right" },
      { label: t("ledger.came") },
      { label: t("ledger.baseline"), align: "right" },
    ],
    rows: misses.map(({ statement, deadline, probability, outcome, baseline }) => [
      statement,
      deadline ?? "–",
      probability === null ? "–" : probability.toFixed(2),
      t(outcome ? "ledger.yes" : "ledger.no"),
      baseline === null ? "–" : baseline.toFixed(2),
    ]),
  },
  { kind: "paragraph", text: t("brief.scorecard.hindsight") },
  ...(registered ? [{ kind: "paragraph" as const, text: t("brief.registered", registered) }] : []),
];
