import { formatNumber } from "../../i18n/format.ts";
import { isMessageKey, type Translate } from "../../i18n/translate.ts";
import type { Block, Document } from "../../reports/document.ts";
import type { ClaimResult, LedgerResult } from "./result.ts";
import { scoreBlocks } from "./scores-view.ts";

const MISSING = "–";

/** What came of one claim, in a sentence. */
export const claimAnswer = (
  { statement, status }: ClaimResult,
  asOf: string,
  t: Translate,
): string => t("ledger.answer.one", { statement, asOf, status: statusText(status, t) });

/** Claims and what came of them, for a person. */
export function viewLedger(result: LedgerResult, t: Translate): Document {
  const [only] = result.claims;
  const head: Document = [
    { kind: "title", text: t("ledger.title", { asOf: result.asOf }) },
    { kind: "finding", text: result.answer },
  ];
  if (result.action === "show" && only) return [...head, ...claimBlocks(only, t)];
  if (result.action === "score") return [...head, ...scoreBlocks(result, t)];
  return result.claims.length === 0 ? head : [...head, claimTable(result.claims, t)];
}

const claimTable = (claims: readonly ClaimResult[], t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("ledger.claim") },
    { label: t("ledger.statement") },
    { label: t("ledger.made-on") },
    { label: t("ledger.deadline") },
    { label: t("ledger.probability"), align: "right" },
    { label: t("ledger.found"), align: "right" },
    { label: t("ledger.status") },
  ],
  rows: claims.map((claim) => {
    const first = claim.readings[0];
    return [
      claim.id,
      claim.statement,
      claim.madeOn,
      first?.deadline ?? MISSING,
      probabilityText(first?.probability),
      valueText(first?.value, MISSING),
      statusText(claim.status, t),
    ];
  }),
});

function claimBlocks(claim: ClaimResult, t: Translate): readonly Block[] {
  const missing = claim.readings.flatMap(({ id, problem }) => (problem ? [{ id, problem }] : []));
  return [
    {
      kind: "paragraph",
      text: t("ledger.said", {
        speaker: claim.speaker,
        date: claim.madeOn,
        source: claim.source,
        status: statusText(claim.status, t),
      }),
    },
    {
      kind: "table",
      columns: [
        { label: t("ledger.reading") },
        { label: t("ledger.deadline") },
        { label: t("ledger.found"), align: "right" },
        { label: t("ledger.came") },
        { label: t("ledger.probability"), align: "right" },
        { label: t("ledger.baseline"), align: "right" },
      ],
      rows: claim.readings.map((reading) => [
        reading.text,
        reading.deadline ?? MISSING,
        valueText(reading.value, MISSING),
        reading.outcome === null ? MISSING : t(reading.outcome ? "ledger.yes" : "ledger.no"),
        probabilityText(reading.probability),
        probabilityText(reading.baseline?.probability),
      ]),
    },
    ...claim.readings.flatMap((reading) => baselineOf(reading, t)),
    ...historyOf(claim, t),
    ...missing.map(({ id, problem }): Block => ({ kind: "paragraph", text: `${id}: ${problem}` })),
  ];
}

/** How what the trend of the day says is known, or why it is not computed. */
function baselineOf(
  { id, baseline }: ClaimResult["readings"][number],
  t: Translate,
): readonly Block[] {
  if (!baseline || baseline.probability === null || baseline.basis === "registered") return [];
  const { method, probability, reviewed, problem, basis } = baseline;
  const facts = { id, method, p: probabilityText(probability) };
  const text =
    basis === "computed"
      ? t("ledger.baseline.computed", { ...facts, reviewed: probabilityText(reviewed) })
      : t("ledger.baseline.reviewed", { ...facts, problem: problem ?? MISSING });
  return [{ kind: "paragraph", text }];
}

/** What had come of it, each time that was written down in its ledger. */
const historyOf = ({ history }: ClaimResult, t: Translate): readonly Block[] =>
  history.length === 0
    ? []
    : [
        {
          kind: "table",
          columns: [
            { label: t("ledger.history") },
            { label: t("ledger.status") },
            { label: t("ledger.history.facts") },
          ],
          rows: history.map(({ on, status, facts }) => [on, statusText(status, t), facts]),
        },
      ];

const probabilityText = (p: number | null | undefined): string =>
  p === null || p === undefined ? MISSING : p.toFixed(2);

/** A status in the reader's language. */
function statusText(status: string, t: Translate): string {
  const key = `ledger.status.${status}`;
  return isMessageKey(key) ? t(key) : status;
}

/** A value that a query found: numbers in short, a list with commas. */
function valueText(value: unknown, missing: string): string {
  if (value === null || value === undefined) return missing;
  if (Array.isArray(value)) return value.map((each) => valueText(each, missing)).join(", ");
  return typeof value === "number" ? formatNumber(value, 4) : String(value);
}
