import { intervalText, rateCells, rateText } from "../../i18n/rate-text.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Block, Document } from "../../reports/document.ts";
import { type Finding, findingBlocks } from "../../reports/findings/finding.ts";
import { lawFinding } from "../../reports/findings/law-finding.ts";
import type { PublicFit } from "../shared/public-fit.ts";
import type { LawResult } from "./result.ts";
import { verdictText, wholePercent } from "./verdict-text.ts";

/** The law for a person: the finding, claimed beside measured, what it implies, definitions. */
export function viewLaw(result: LawResult, t: Translate): Document {
  return [
    { kind: "title", text: t("law.title", { asOf: result.asOf }) },
    ...findingBlocks(findingOfLaw(result, t)),
    {
      kind: "table",
      columns: [
        { label: t("law.column.line") },
        { label: t("law.column.claimed"), align: "right" },
        { label: t("law.column.measured"), align: "right" },
        { label: t("law.column.interval"), align: "right" },
        { label: "n", align: "right" },
        { label: t("law.column.period") },
        { label: t("law.column.verdict") },
      ],
      rows: [
        ...result.lines.map((line) => lineRow(line, t)),
        ...(result.secondMeasure
          ? [
              [
                result.secondMeasure.title,
                "–",
                ...measuredCells(result.secondMeasure.measured, t),
                "–",
              ],
            ]
          : []),
      ],
    },
    { kind: "heading", text: t("law.crossings") },
    result.crossings.length === 0
      ? { kind: "paragraph", text: t("law.crossings.none") }
      : crossingTable(result, t),
    { kind: "heading", text: t("law.definitions") },
    {
      kind: "list",
      items: [...result.lines.map((line) => definitionOf(line, t)), ...secondDefinition(result, t)],
    },
  ];
}

const definitionOf = (line: Line, t: Translate): string =>
  [
    t("text.named", { name: line.title, text: line.definition }),
    ...(line.problem ? [`(${line.problem})`] : []),
    ...(line.inPoints
      ? [
          t("law.in-points", {
            rate: rateText(line.inPoints.growthPerYear, "linear"),
            interval: intervalText(line.inPoints, t),
          }),
        ]
      : []),
    ...(line.probabilities ? [t("law.probabilities", percentages(line.probabilities))] : []),
    ...line.sensitivity.map((other) => readingText(other, line.measured?.scale ?? "log", t)),
    ...(line.daysSinceRecord?.length
      ? [
          t("law.days-since", {
            bars: line.daysSinceRecord
              .map(({ bar, days }) => `${bar}: ${days}`)
              .join(t("finding.list.comma")),
          }),
        ]
      : []),
  ].reduce((first, second) => t("text.sentences", { first, second }));

const percentages = ({ slower, asClaimed, faster }: NonNullable<Line["probabilities"]>) => ({
  slower: wholePercent(slower),
  asClaimed: wholePercent(asClaimed),
  faster: wholePercent(faster),
});

const secondDefinition = ({ secondMeasure }: LawResult, t: Translate): readonly string[] =>
  secondMeasure
    ? [
        [
          t("law.definition.second", { title: secondMeasure.title, id: secondMeasure.id }),
          ...secondMeasure.sensitivity.map((other) =>
            readingText(other, secondMeasure.measured.scale, t),
          ),
        ].reduce((first, second) => t("text.sentences", { first, second })),
      ]
    : [];

/** When each level was or will be reached. */
const crossingTable = (result: LawResult, t: Translate): Block => ({
  kind: "table",
  columns: [
    { label: t("law.column.statement") },
    { label: t("law.column.status") },
    { label: t("law.column.date") },
    { label: t("law.column.interval") },
  ],
  rows: result.crossings.map((crossing) => [
    crossing.statement,
    t(`law.status.${crossing.status}`),
    crossing.date ?? "–",
    crossing.status === "not expected"
      ? ""
      : `[${crossing.lower ?? "…"}, ${crossing.upper ?? "…"}]`,
  ]),
});

type Line = LawResult["lines"][number];

const readingText = (
  { reading, growthPerYear, lower, upper }: Line["sensitivity"][number],
  scale: "log" | "linear",
  t: Translate,
): string => {
  const interval =
    lower === undefined || upper === undefined
      ? ""
      : ` ${intervalText({ lower, upper, scale }, t)}`;
  const text = `${rateText(growthPerYear, scale)}${interval}${t("text.full-stop")}`;
  return t("text.named", { name: reading, text });
};

const lineRow = (line: Line, t: Translate): readonly string[] => [
  line.title,
  line.claimed ? claimText(line.claimed) : t("law.not-claimed"),
  ...(line.measured ? measuredCells(line.measured, t) : ["–", "–", "0", "–"]),
  line.claimed ? verdictText(line, t) : "–",
];

const measuredCells = (fit: PublicFit, t: Translate): readonly string[] => [
  ...rateCells(fit, t),
  String(fit.n),
  `${fit.from.slice(0, 7)} – ${fit.to.slice(0, 7)}`,
];

/** What was claimed of a line a year: a factor, or a range of generations. */
export const claimText = ({
  perYear,
  perYearLow,
  perYearHigh,
}: Pick<NonNullable<Line["claimed"]>, "perYear" | "perYearLow" | "perYearHigh">): string =>
  perYearLow === perYearHigh
    ? rateText(perYear, "log")
    : `${rateText(perYearLow, "linear")}–${rateText(perYearHigh, "linear")}`;

/** The law in one sentence, with each verdict below it. */
export const findingOfLaw = ({ lines }: LawResult, t: Translate): Finding =>
  lawFinding(
    lines.map((line) => ({ ...line, verdictText: verdictText(line, t) })),
    t,
  );
