import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Cell } from "../../data/cell.ts";
import type { Adapter, Draft } from "../adapter.ts";
import { date, number, optional, text } from "../shared/describe-column.ts";
import type { PublishedApplication } from "./published-applications/published-application.ts";
import { senses, sensingApplications } from "./published-applications/sensing.ts";
import { workingApplications } from "./published-applications/working.ts";
import { writingApplications } from "./published-applications/writing.ts";

/** Applications and what they need of a model. */
export const applications: Adapter = { dataset: "applications", inputs: [], ingest };

type Row = Readonly<Record<string, Cell>>;

/** The figures are kept in published-applications/; no upstream file has them. */
function ingest(): Outcome<Draft> {
  const all = [...writingApplications, ...workingApplications, ...sensingApplications];
  const rows = [
    ...all.flatMap(thresholdRows),
    ...all.flatMap(arrivalRows),
    ...senses.map(senseRow),
  ];
  return succeed({ description, rows, skipped: [] });
}

/** An application is known as a whole, when the last of its sources is. */
function thresholdRows(application: PublishedApplication): readonly Row[] {
  const days = application.thresholds.map(({ source }) => source.date).sort();
  return application.thresholds.map((threshold) => ({
    id: `${application.id}/${threshold.kind}`,
    date: threshold.source.date,
    known_on: days.at(-1),
    known_basis: "last-source",
    source: threshold.source.address,
    kind: threshold.kind,
    ...named(application),
    low: threshold.range?.[0],
    high: threshold.range?.[1],
    reliability: threshold.reliability,
    sense: threshold.sense,
    text: threshold.reason,
  }));
}

const arrivalRows = (application: PublishedApplication): readonly Row[] =>
  application.arrived
    ? [
        {
          id: `${application.id}/arrival`,
          date: application.arrived.on,
          known_on: application.arrived.source.date,
          known_basis: "report",
          source: application.arrived.source.address,
          kind: "arrival",
          ...named(application),
          arrived_on: application.arrived.on,
          text: application.arrived.what,
        },
      ]
    : [];

const named = ({ id, label, labelZh, tokens }: PublishedApplication): Row => ({
  application: id,
  label,
  label_zh: labelZh,
  tokens_in: tokens[0],
  tokens_out: tokens[1],
});

const senseRow = ({ sense, what, source }: (typeof senses)[number]): Row => ({
  id: `sense/${sense}`,
  date: source.date,
  known_on: source.date,
  known_basis: "report",
  source: source.address,
  kind: "availability",
  sense,
  arrived_on: source.date,
  text: what,
});

const description: Draft["description"] = {
  id: "applications",
  title: { en: "Applications and what they need", zh: "应用及其所需条件" },
  publisher: "judgements of this project, each with the page that it rests on",
  url: "https://arxiv.org/abs/2503.14499",
  licence: "single facts, each with its page",
  attribution: "figures of the papers and pages cited row by row; ranges are judgements",
  retrieved: "2026-11-23",
  knownBasis: {
    "last-source": {
      en: "the day of the latest source among the thresholds of the application",
      zh: "该应用各条件所引来源中最晚的日期",
    },
    report: { en: "the day of the report", zh: "报道日期" },
  },
  columns: [
    text(
      "kind",
      "capability, horizon, price, speed, size, sense; or arrival of the application, availability of a sense",
    ),
    optional(text("application", "id of the application; absent for a sense")),
    optional(text("label", "name of the application")),
    optional(text("label_zh", "name of the application in Chinese")),
    optional(number("tokens_in", "tokens", "tokens that one task reads")),
    optional(number("tokens_out", "tokens", "tokens that one task writes")),
    optional(
      number(
        "low",
        "as kind",
        "lower end of the threshold: points, minutes, USD a task, tokens/s or parameters",
      ),
    ),
    optional(number("high", "as kind", "upper end of the threshold, in the same unit")),
    optional(number("reliability", "1", "share of tasks that succeed, of a horizon")),
    optional(text("sense", "image, speech or video")),
    optional(date("arrived_on", "day of the product, or from when the sense could be used")),
    text("text", "why the range is what it is, or what arrived"),
  ],
};
