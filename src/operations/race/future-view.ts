import type { Translate } from "../../i18n/translate.ts";
import type { Block, Document } from "../../reports/document.ts";
import type { RaceResult } from "./result.ts";

type Future = NonNullable<RaceResult["future"]>;

/** Labs whose records at the end are told. */
const TOLD = 5;

/** One drawn race, told as what happens when. */
export const viewFuture = (future: Future, t: Translate): Document => [
  { kind: "heading", text: t("race.future", { draw: future.draw }) },
  { kind: "paragraph", text: t("race.future.one") },
  futureTable(future, t),
  {
    kind: "paragraph",
    text: t("race.future.end", {
      labs: future.end
        .slice(0, TOLD)
        .map(({ lab, score }) => `${lab} ${score.toFixed(1)}`)
        .join(", "),
    }),
  },
];

const futureTable = ({ events }: Future, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("view.date") },
    { label: t("race.lab") },
    { label: t("race.future.what") },
    { label: t("race.score"), align: "right" },
  ],
  rows: events.map(({ date, lab, kind, bar, score }) => [
    date,
    lab,
    t(`race.future.${kind}`, { bar: bar ?? "" }),
    score.toFixed(1),
  ]),
});
