import { z } from "zod";
import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Cell } from "../../data/cell.ts";
import { readYaml } from "../../files/read-yaml.ts";
import type { Texts } from "../../files/texts.ts";
import type { Adapter, Draft } from "../adapter.ts";
import { date, number, optional, text } from "../shared/describe-column.ts";
import { factsFile } from "../shared/facts-file.ts";

const file = factsFile("applications");

/** Applications and what they need of a model. */
export const applications: Adapter = { dataset: "applications", inputs: [file], ingest };

/** A page and the day from which it could be read. */
const page = { date: z.iso.date(), source: z.url() };
const id = z.string().regex(/^[a-z][a-z0-9-]*$/);
const sense = z.enum(["image", "speech", "video"]);
const tokens = z.int().positive();

const range = z
  .tuple([z.number().positive(), z.number().positive()])
  .refine(([low, high]) => low < high, "must rise from its lower end to its upper");

const threshold = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.enum(["capability", "price", "speed", "size"]),
    range,
    why: z.string(),
    ...page,
  }),
  z.strictObject({
    kind: z.literal("horizon"),
    range,
    reliability: z.literal([0.5, 0.8]),
    why: z.string(),
    ...page,
  }),
  z.strictObject({ kind: z.literal("sense"), sense, why: z.string(), ...page }),
]);

const application = z.strictObject({
  id,
  label: z.strictObject({ en: z.string(), zh: z.string() }),
  tokens: z.strictObject({ read: tokens, written: tokens }),
  /** The day on which its ranges were judged, where it is not that of the file. */
  set: z.iso.date().optional(),
  thresholds: z.array(threshold).min(1),
  arrival: z
    .strictObject({
      what: z.string(),
      ...page,
      reported: z.iso.date().optional(),
      reason: z.string().optional(),
    })
    .optional(),
  absence: z.strictObject({ why: z.string(), ...page }).optional(),
});

const schema = z.strictObject({
  set: z.iso.date(),
  applications: z.array(application),
  senses: z.array(z.strictObject({ sense, what: z.string(), ...page })),
});

type Published = z.infer<typeof schema>;
type Application = Published["applications"][number];
type Threshold = z.infer<typeof threshold>;
type Row = Readonly<Record<string, Cell>>;

function ingest(texts: Texts): Outcome<Draft> {
  const read = readYaml(texts, file, schema);
  if (!read.ok) return read;
  const { applications: all, senses, set } = read.value;
  const rows = [
    ...all.flatMap((each) => thresholdRows(each, set)),
    ...all.flatMap(arrivalRows),
    ...all.flatMap(absenceRows),
    ...senses.map(senseRow),
  ];
  return succeed({ description, rows, skipped: [] });
}

/** The day on which the capability index appeared; nobody can have set a threshold on it before. */
const INDEX_PUBLISHED = "2025-10-27";

const couldBeSet = ({ kind, date: read }: Threshold): string =>
  kind === "capability" && read < INDEX_PUBLISHED ? INDEX_PUBLISHED : read;

/** An application is known as a whole, when the last of its thresholds could be set. */
function thresholdRows(published: Application, set: string): readonly Row[] {
  const days = published.thresholds.map(couldBeSet).sort();
  return published.thresholds.map((one) => ({
    id: `${published.id}/${one.kind}`,
    date: one.date,
    known_on: days.at(-1),
    known_basis: "last-source",
    source: one.source,
    kind: one.kind,
    ...named(published),
    ...("range" in one ? { low: one.range[0], high: one.range[1] } : { sense: one.sense }),
    reliability: "reliability" in one ? one.reliability : undefined,
    set_on: published.set ?? set,
    text: one.why,
  }));
}

const arrivalRows = (published: Application): readonly Row[] =>
  published.arrival
    ? [
        {
          id: `${published.id}/arrival`,
          date: published.arrival.date,
          known_on: published.arrival.reported ?? published.arrival.date,
          known_basis: "report",
          source: published.arrival.source,
          kind: "arrival",
          ...named(published),
          arrived_on: published.arrival.date,
          text: published.arrival.what,
          reason: published.arrival.reason,
        },
      ]
    : [];

/** By the day of the row nobody was found to offer the application. */
const absenceRows = (published: Application): readonly Row[] =>
  published.absence
    ? [
        {
          id: `${published.id}/absence`,
          date: published.absence.date,
          known_on: published.absence.date,
          known_basis: "report",
          source: published.absence.source,
          kind: "absence",
          ...named(published),
          text: published.absence.why,
        },
      ]
    : [];

const named = ({ id: name, label, tokens: task }: Application): Row => ({
  application: name,
  label: label.en,
  label_zh: label.zh,
  tokens_in: task.read,
  tokens_out: task.written,
});

const senseRow = (published: Published["senses"][number]): Row => ({
  id: `sense/${published.sense}`,
  date: published.date,
  known_on: published.date,
  known_basis: "report",
  source: published.source,
  kind: "availability",
  sense: published.sense,
  arrived_on: published.date,
  text: published.what,
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
      en: "the day of the latest source among the thresholds of the application, not before 2025-10-27 where one is in points of the capability index, which appeared then",
      zh: "该应用各条件所引来源中最晚的日期；若其中有以能力指数分数表示的条件，则不早于该指数发布的 2025-10-27",
    },
    report: { en: "the day of the report", zh: "报道日期" },
  },
  columns: [
    text(
      "kind",
      "capability, horizon, price, speed, size, sense; or arrival or absence of the application, availability of a sense",
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
    optional(
      date("set_on", "day on which this project judged the range; the outcome may have been known"),
    ),
    text("text", "why the range is what it is, what arrived, or on what the absence rests"),
    optional(text("reason", "why this arrival counts as the first")),
  ],
};
