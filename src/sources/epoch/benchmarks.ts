import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Texts } from "../../files/texts.ts";
import type { Adapter, Draft } from "../adapter.ts";
import { date, flag, number, optional, text } from "../shared/describe-column.ts";
import { nameId } from "../shared/name-id.ts";
import { readUpstream } from "../shared/read-upstream.ts";
import { roundDigits } from "../shared/round-digits.ts";
import { dateColumn, numberColumn, required, textColumn } from "../shared/upstream-columns.ts";

const FILE =
  "epoch-benchmarks/benchmark_data_2026-05/additional_eci_data/eci_benchmark_difficulties_and_slopes.csv";

/** How hard each benchmark of the capability index is, and how sharply it separates models. */
export const benchmarks: Adapter = { dataset: "benchmarks", inputs: [FILE], ingest };

/** Day of the edition of the index in which the values were fitted. */
const EDITION = "2026-05-02";

const schema = {
  name: required(textColumn("benchmark_name")),
  anchor: required(textColumn("is_anchor")),
  released: dateColumn("benchmark_release_date"),
  difficulty: required(numberColumn("edi")),
  slope: required(numberColumn("estimated_slope_scaled")),
};

function ingest(texts: Texts): Outcome<Draft> {
  const read = readUpstream(texts, FILE, schema);
  if (!read.ok) return read;
  return succeed({
    description,
    rows: read.value.map(({ name, anchor, released, difficulty, slope }) => ({
      id: nameId(name),
      date: EDITION,
      known_on: EDITION,
      known_basis: "edition",
      source: description.url,
      name,
      released,
      difficulty_eci: roundDigits(difficulty, 7),
      slope: roundDigits(slope, 6),
      anchor: anchor === "True",
    })),
    skipped: [],
  });
}

const description: Draft["description"] = {
  id: "benchmarks",
  title: { en: "Benchmarks of the capability index", zh: "能力指数所用的基准" },
  publisher: "Epoch AI",
  url: "https://epoch.ai/data/benchmark_data.zip",
  licence: "CC BY 4.0",
  attribution: "Epoch AI, Epoch Capabilities Index, edition of 2 May 2026",
  retrieved: "2026-11-23",
  knownBasis: {
    edition: {
      en: "the edition of the index in which difficulty and slope were fitted",
      zh: "拟合难度与斜率所用的指数版本",
    },
  },
  columns: [
    text("name", "name of the benchmark"),
    optional(date("released", "release of the benchmark")),
    number("difficulty_eci", "index points", "capability at which half of the score is reached"),
    number("slope", "1/index point", "steepness of score against capability"),
    flag("anchor", "whether it fixes the scale of difficulty and slope"),
  ],
};
