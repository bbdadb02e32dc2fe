import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Cell } from "../../data/cell.ts";
import type { Texts } from "../../files/texts.ts";
import type { Adapter, Draft } from "../adapter.ts";
import type { LiveSource } from "../live-source.ts";
import { date, flag, knownLater, list, number, optional, text } from "../shared/describe-column.ts";
import { nameId } from "../shared/name-id.ts";
import { type MarkedNumber, readMarkedNumber } from "../shared/read-marked-number.ts";
import { readUpstream, type UpstreamRow } from "../shared/read-upstream.ts";
import { roundDigits } from "../shared/round-digits.ts";
import { splitOrganizations } from "../shared/split-organizations.ts";
import { tallySkipped } from "../shared/tally-skipped.ts";
import {
  dateColumn,
  numberColumn,
  perhaps,
  textColumn,
  type UpstreamColumn,
} from "../shared/upstream-columns.ts";

const liveFile = "epoch-eci/benchmarked_models.csv";

/** Scores on the Epoch Capabilities Index, editions kept apart. */
export const capabilityScores: Adapter = {
  dataset: "capability-scores",
  inputs: [
    "epoch-benchmarks/benchmark_data_2026-05/epoch_capabilities_index.csv",
    "epoch-eci/benchmarked_models_2026-08-22.csv",
    "epoch-eci/eci_scores_2026-10-08_partial57.csv",
  ],
  ingest: (texts) => readEditions(texts, editions),
};

/** The table as Epoch AI keeps it: an edition of its own, since its scale is fitted anew. */
export const liveCapabilityScores: LiveSource = {
  id: "epoch-index",
  dataset: "capability-scores",
  files: [{ address: "https://epoch.ai/data/benchmarked_models.csv", path: liveFile }],
  changes: "days",
  tried: false,
  mayRepublish: true,
  adapterOn: (day) => ({
    dataset: "capability-scores",
    inputs: [liveFile],
    ingest: (texts) =>
      readEditions(texts, [
        { file: liveFile, edition: day, url: "https://epoch.ai/data/benchmarked_models.csv" },
      ]),
  }),
  appends: { edition: "edition", key: "version" },
  idOn: (id, day) => `${day}${id.slice(day.length)}`,
  bookkeeping: ["training_flop_known_on"],
};

/** One publication of the index; its scale is refitted each time. */
interface Edition {
  readonly file: string;
  readonly edition: string;
  readonly url: string;
}

const editions: readonly Edition[] = [
  {
    file: "epoch-benchmarks/benchmark_data_2026-05/epoch_capabilities_index.csv",
    edition: "2026-05-02",
    url: "https://epoch.ai/data/benchmark_data.zip",
  },
  {
    file: "epoch-eci/benchmarked_models_2026-08-22.csv",
    edition: "2026-08-22",
    url: "https://epoch.ai/data/benchmarked_models.csv",
  },
  {
    file: "epoch-eci/eci_scores_2026-10-08_partial57.csv",
    edition: "2026-10-08",
    url: "https://epoch.ai/data/eci_scores.csv",
  },
];

/** The two values that define the public scale; every model that has one of them is an anchor. */
const anchors: readonly number[] = [130, 150];

const markedColumn = (...headers: readonly string[]): UpstreamColumn<MarkedNumber | undefined> => ({
  headers,
  mayBeAbsent: true,
  read: readMarkedNumber,
});

const schema = {
  version: textColumn("id_model_version", "Model version", "Model"),
  group: textColumn("model_group", "Model name", "Model"),
  label: textColumn("Display name"),
  organizations: textColumn("Organization"),
  countries: textColumn("Country (of organization)", "Country"),
  released: dateColumn("Version release date", "Release date", "date"),
  published: perhaps(dateColumn("Publication date")),
  accessibility: textColumn("Model accessibility"),
  trainingFlop: markedColumn("Training compute (FLOP)"),
  confidence: perhaps(textColumn("Confidence")),
  eci: numberColumn("eci", "ECI Score"),
  low: perhaps(numberColumn("eci_ci_low")),
  high: perhaps(numberColumn("eci_ci_high")),
};

type ScoreRow = UpstreamRow<typeof schema>;

const labels = {
  "no-score": { en: "version listed without a score", zh: "所列版本没有分数" },
  "no-date": { en: "no release date", zh: "没有发布日期" },
} as const;

function readEditions(texts: Texts, editions: readonly Edition[]): Outcome<Draft> {
  const rows: Readonly<Record<string, Cell>>[] = [];
  const skipped: (keyof typeof labels)[] = [];
  for (const edition of editions) {
    const read = readUpstream(texts, edition.file, schema);
    if (!read.ok) return read;
    for (const row of read.value) {
      const released = row.released ?? row.published;
      if (row.eci === undefined) skipped.push("no-score");
      else if (released === undefined) skipped.push("no-date");
      else rows.push(scoreRow(row, row.eci, released, edition));
    }
  }
  return succeed({ description, rows, skipped: tallySkipped(labels, skipped) });
}

function scoreRow(
  row: ScoreRow,
  eci: number,
  released: string,
  { edition, url }: Edition,
): Readonly<Record<string, Cell>> {
  const flop = row.trainingFlop?.value;
  return {
    id: `${edition}/${nameId(row.version)}`,
    date: released,
    known_on: released,
    known_basis: "replay",
    source: url,
    edition,
    version: row.version,
    model: row.group,
    label: row.label || row.version,
    organizations: splitOrganizations(row.organizations),
    countries: splitOrganizations(row.countries),
    accessibility: row.accessibility || undefined,
    open_weights: row.accessibility ? row.accessibility.startsWith("Open weights") : undefined,
    eci: roundDigits(eci, SCORE_DIGITS),
    eci_low: roundDigits(row.low, SCORE_DIGITS),
    eci_high: roundDigits(row.high, SCORE_DIGITS),
    anchor: anchors.includes(eci),
    training_flop: flop,
    training_flop_confidence: flop === undefined ? undefined : row.confidence || undefined,
    training_flop_known_on:
      flop === undefined ? undefined : row.confidence === "Confident" ? released : edition,
  };
}

/** The publisher prints two decimals; the edition of May 2026 prints float noise after five. */
const SCORE_DIGITS = 7;

const description: Draft["description"] = {
  id: "capability-scores",
  title: { en: "Epoch Capabilities Index", zh: "Epoch 能力指数" },
  publisher: "Epoch AI",
  url: "https://epoch.ai/data/eci_scores.csv",
  licence: "CC BY 4.0",
  attribution:
    "Epoch AI, Epoch Capabilities Index, editions of 2 May, 22 August and 8 October 2026 (the last: 57 of 274 rows)",
  retrieved: "2026-11-23",
  knownBasis: {
    replay: {
      en: "release of the model: the index is refitted at every edition, so a score is a replay on a later scale, and on benchmarks some of which came later",
      zh: "模型发布日：该指数每版都重新拟合，因此分数是在后来的尺度上重算的，所用基准也有晚于模型的",
    },
  },
  columns: [
    text("edition", "day of the edition; values of different editions lie on different scales"),
    text("version", "model version as scored, with its reasoning effort"),
    text("model", "model that the version belongs to; its score is the maximum over versions"),
    text("label", "name for display"),
    optional(list("organizations", "organisations that made it")),
    optional(list("countries", "countries of the organisations")),
    optional(text("accessibility", "how the model can be used, publisher's words")),
    optional(flag("open_weights", "whether the weights can be downloaded, on whatever terms")),
    number("eci", "index points", "score; Claude 3.5 Sonnet is 130 and GPT-5 is 150 by definition"),
    optional(number("eci_low", "index points", "lower end of the 90 % confidence interval")),
    optional(number("eci_high", "index points", "upper end of the 90 % confidence interval")),
    flag("anchor", "whether the score is fixed by definition and so has no interval"),
    ...[
      number("training_flop", "FLOP", "operations of the final training run"),
      text("training_flop_confidence", "publisher's confidence in training_flop"),
      date(
        "training_flop_known_on",
        "release when the figure is marked Confident, else the edition; `models` may know earlier",
      ),
    ].map((column) => knownLater("training_flop_known_on", optional(column))),
  ],
};
