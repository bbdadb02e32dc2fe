import { lawChart } from "../../charts/law-chart.ts";
import type { Chart } from "../../charts/parts/chart.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Block, Document } from "../../reports/document.ts";
import { findingBlocks } from "../../reports/findings/finding.ts";
import { trendFinding } from "../../reports/findings/trend-finding.ts";
import { viewChanges } from "../changes/view.ts";
import { energyPictures } from "../energy/pictures.ts";
import { viewEnergy } from "../energy/view.ts";
import { historyChart, historyFinding } from "../history/view.ts";
import { viewLaw } from "../law/view.ts";
import { viewMarket } from "../market/view.ts";
import { viewRace } from "../race/view.ts";
import { viewServing } from "../serving/view.ts";
import { chartOfTrend } from "../shared/chart-of-trend.ts";
import type { PublicTrend } from "../trend/result.ts";
import { viewUnlock } from "../unlock/view.ts";
import type { BriefResult, LawPart } from "./result.ts";
import { scorecardSection } from "./scorecard.ts";
import { type SectionId, sectionIds } from "./sections.ts";

/** The brief for a reader: what each section found on one page, then the sections, then the sources. */
export function viewBrief(result: BriefResult, t: Translate): Document {
  const sections = sectionIds.flatMap((id) => {
    const document = documentOf(id, result, t);
    return document ? [{ id, document }] : [];
  });
  const found = sections.map(({ id, document }) => ({ id, finding: findingOf(document) }));
  return [
    { kind: "title", text: t("brief.title", { asOf: result.asOf }) },
    { kind: "finding", text: found[0]?.finding ?? t("brief.nothing") },
    ...(found.length > 1
      ? [
          {
            kind: "list" as const,
            items: found
              .slice(1)
              .map(({ id, finding }) =>
                t("text.named", { name: t(`brief.section.${id}`), text: finding }),
              ),
          },
        ]
      : []),
    ...sections.flatMap(
      ({ id, document }): Document => [
        { kind: "heading", text: t(`brief.section.${id}`) },
        ...(sections.length > 1 ? document : document.filter(({ kind }) => kind !== "finding")),
      ],
    ),
    { kind: "heading", text: t("brief.sources"), part: "method" },
    {
      kind: "list",
      items: result.sources.map(
        ({ publisher, licence, url, datasets }) =>
          `${datasets.join(", ")}: ${publisher}, ${licence}, ${url}`,
      ),
    },
  ];
}

const findingOf = (document: Document): string =>
  document.flatMap((block) => (block.kind === "finding" ? [block.text] : []))[0] ?? "";

/** Tables of a section that the brief shows; its page has all. */
const TABLES = 2;

/** A section, its finding first; undefined where it has no answer. */
function documentOf(id: SectionId, result: BriefResult, t: Translate): Document | undefined {
  const { law, race, market, energy, serving, unlock, ledger, changes } = result;
  const source = t("brief.see-sources");
  switch (id) {
    case "law":
      return law ? lawDocument(law, t) : undefined;
    case "race":
      return race ? excerpt(viewRace(race, t), TABLES) : undefined;
    case "market":
      return market ? excerpt(viewMarket(market, t), TABLES) : undefined;
    case "energy":
      return energy
        ? withPictures(
            excerpt(viewEnergy(energy, t), 1),
            energyPictures(energy, t, { asOf: result.asOf, source, sourceOf: () => source }),
          )
        : undefined;
    case "serving":
      return serving ? excerpt(viewServing(serving, t), 1) : undefined;
    case "unlock":
      return unlock ? excerpt(viewUnlock(unlock, t), TABLES) : undefined;
    case "ledger":
      return ledger ? scorecardSection(ledger, t) : undefined;
    case "changes":
      return changes ? excerpt(viewChanges(changes, t), Number.POSITIVE_INFINITY) : undefined;
  }
}

/** A document without its title, up to the section whose table would be one too many. */
function excerpt(document: Document, tables: number): Document {
  const told = document.filter(({ kind }) => kind !== "title");
  const spare = told.flatMap(({ kind }, index) => (kind === "table" ? [index] : []))[tables];
  if (spare === undefined) return told;
  return told.slice(
    0,
    told.slice(0, spare).findLastIndex(({ kind }) => kind === "heading"),
  );
}

/** Pictures after the finding and its figures. */
function withPictures(document: Document, pictures: Document): Document {
  const end = document.findIndex(({ kind }) => kind !== "finding" && kind !== "statistics");
  return [...document.slice(0, end), ...pictures, ...document.slice(end)];
}

function lawDocument({ law, trends, histories }: LawPart, t: Translate): Document {
  const { asOf, lines } = law;
  const words = { name: t("brief.law-chart"), asOf, source: t("brief.see-sources") };
  const told = viewLaw(law, t).filter(({ kind }) => kind !== "title");
  return [
    ...withPictures(told, [chartBlock("law", lawChart({ ...words, lines }, t))]),
    ...trends.flatMap((trend) => trendSection(trend, t)),
    { kind: "heading", text: t("brief.histories") },
    ...histories.flatMap(
      (history): Document => [
        { kind: "paragraph", text: historyFinding(history, t) },
        ...historyChart(history, t),
      ],
    ),
  ];
}

const chartBlock = (id: string, { specification, summary }: Chart): Block => ({
  kind: "chart",
  id,
  specification,
  summary,
});

function trendSection(trend: PublicTrend, t: Translate): Document {
  const look = { filter: "", source: t("brief.see-sources") };
  return [
    { kind: "heading", text: trend.title },
    ...findingBlocks(trendFinding(trend, t)),
    chartBlock(trend.id, chartOfTrend(trend, look, t)),
    { kind: "paragraph", text: trend.fit.definition },
  ];
}
