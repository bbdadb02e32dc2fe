import { formatNumber } from "../../i18n/format.ts";
import { rateText } from "../../i18n/rate-text.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Block, Document } from "../../reports/document.ts";
import type { ChangesResult } from "./result.ts";

/** Rows of each dataset that a person is shown; the formats for programs have all. */
const SHOWN = 5;

const MISSING = "–";

/** What the headlines were and are, what moved them, and which rows changed. */
export function viewChanges(result: ChangesResult, t: Translate): Document {
  const moved = result.headlines.filter(
    ({ difference }) => difference !== null && difference !== 0,
  );
  return [
    { kind: "title", text: t("changes.title", { from: result.from, to: result.to }) },
    { kind: "finding", text: result.answer },
    {
      kind: "table",
      columns: [
        { label: t("changes.headline") },
        { label: result.from, align: "right" },
        { label: result.to, align: "right" },
        { label: t("changes.alert") },
      ],
      rows: result.headlines.map(({ title, scale, before, after, alert }) => [
        title,
        before === null ? MISSING : rateText(before, scale),
        after === null ? MISSING : rateText(after, scale),
        alert === undefined ? "" : t(alert ? "changes.alert.yes" : "changes.alert.no"),
      ]),
    },
    ...moved.flatMap((headline) => partsOf(headline, t)),
    ...rowsOf(result, t),
  ];
}

function partsOf(headline: ChangesResult["headlines"][number], t: Translate): readonly Block[] {
  const { title, difference, days, parts, unexplained } = headline;
  if (difference === null || days === null || unexplained === null) return [];
  return [
    { kind: "heading", text: t("changes.why", { title }), part: "moves" },
    {
      kind: "table",
      columns: [{ label: t("changes.cause") }, { label: t("changes.moved"), align: "right" }],
      rows: [
        [t("changes.days"), moveText(days)],
        ...parts.map(({ dataset, change, rows, moved }) => [
          t(`changes.part.${change}`, { dataset, rows }),
          moveText(moved),
        ]),
        [t("changes.unexplained"), moveText(unexplained)],
        [t("changes.sum"), moveText(difference)],
      ],
    },
  ];
}

const moveText = (value: number): string =>
  `${value < 0 ? "−" : "+"}${formatNumber(Math.abs(value), 3)}`;

function rowsOf({ counts, rows }: ChangesResult, t: Translate): readonly Block[] {
  if (counts.length === 0) return [];
  return [
    { kind: "heading", text: t("changes.rows") },
    {
      kind: "table",
      columns: [
        { label: t("verify.dataset") },
        { label: t("changes.kind.new"), align: "right" },
        { label: t("changes.kind.revised"), align: "right" },
        { label: t("changes.kind.withdrawn"), align: "right" },
        { label: t("changes.such-as") },
      ],
      rows: counts.map(({ dataset, new: added, revised, withdrawn }) => [
        ...[dataset, String(added), String(revised), String(withdrawn)],
        rows
          .filter((row) => row.dataset === dataset)
          .slice(0, SHOWN)
          .map(({ id }) => id)
          .join(", "),
      ]),
    },
  ];
}
