import { rateText } from "../i18n/rate-text.ts";
import { describeProblem, type Language, type Translate } from "../i18n/translate.ts";
import type { Document } from "../reports/document.ts";
import type { Headline } from "./headlines.ts";
import type { SourceReport } from "./pull.ts";

/** What a pull did, for a person. */
export function viewPull(
  sources: readonly SourceReport[],
  headlines: readonly Headline[],
  t: Translate,
  language: Language,
): Document {
  const rate = (value: number | null, scale: Headline["scale"]): string =>
    value === null ? "–" : rateText(value, scale);
  return [
    {
      kind: "table",
      columns: [
        ...[t("pull.source"), t("pull.dataset"), t("pull.state")].map((label) => ({ label })),
        ...(["new", "revised", "withdrawn"] as const).map((kind) => ({
          ...{ label: t(`changes.kind.${kind}`), align: "right" as const },
        })),
        { label: t("pull.left-out"), align: "right" },
      ],
      rows: sources.map(({ source, dataset, state, added, revised, withdrawn, skipped }) => [
        ...[source, dataset, t(`pull.state.${state}`)],
        ...(state === "new"
          ? [added, revised, withdrawn, skipped.reduce((sum, { count }) => sum + count, 0)]
          : ["", "", "", ""]
        ).map(String),
      ]),
    },
    ...sources.flatMap(({ source, problem }) =>
      problem
        ? [{ kind: "note" as const, text: `${source}: ${describeProblem(language, problem)}` }]
        : [],
    ),
    ...heldBackNote(sources, t),
    {
      kind: "table",
      columns: [
        { label: t("changes.headline") },
        { label: t("pull.before"), align: "right" },
        { label: t("pull.after"), align: "right" },
      ],
      rows: headlines.map(({ line, scale, before, after }) => [
        ...[t(`law.line.${line}`), rate(before, scale), rate(after, scale)],
      ]),
    },
  ];
}

/** Which of the sources bring rows that `publish` and `seal` hold back. */
function heldBackNote(sources: readonly SourceReport[], t: Translate): Document {
  const held = sources.filter(({ mayRepublish, state }) => !mayRepublish && state === "new");
  const value = held.map(({ source }) => source).join(", ");
  return held.length === 0 ? [] : [{ kind: "note", text: t("pull.note.held-back", { value }) }];
}
