import { z } from "zod";
import { type Outcome, succeed } from "../../base/outcome.ts";
import { readYaml } from "../../files/read-yaml.ts";
import type { Texts } from "../../files/texts.ts";
import type { Adapter, Draft } from "../adapter.ts";
import { number, optional, text } from "../shared/describe-column.ts";
import { factsFile } from "../shared/facts-file.ts";

const file = factsFile("published-rates");

/** At what rate others have said that a tracked quantity moves, and when they said so. */
export const publishedRates: Adapter = { dataset: "published-rates", inputs: [file], ingest };

const said = {
  trend: z.string(),
  date: z.iso.date(),
  publication: z.string(),
  note: z.string(),
  source: z.url(),
};

const schema = z.strictObject({
  rates: z.array(
    z.union([
      z.strictObject({ ...said, perYear: z.number().positive() }),
      z.strictObject({ ...said, doublingDays: z.number().positive() }),
    ]),
  ),
});

function ingest(texts: Texts): Outcome<Draft> {
  const read = readYaml(texts, file, schema);
  if (!read.ok) return read;
  const rows = read.value.rates.map(({ trend, date, publication, note, source, ...rate }) => ({
    ...{ id: `${trend}-${date}`, date, trend, publication, note, source },
    ...("perYear" in rate ? { per_year: rate.perYear } : { doubling_days: rate.doublingDays }),
    known_on: date,
    known_basis: "publication",
  }));
  return succeed({ description, rows, skipped: [] });
}

const description: Draft["description"] = {
  id: "published-rates",
  title: { en: "Rates that others have published", zh: "他人发表过的增速" },
  publisher: "their authors, publication by publication",
  url: "https://epoch.ai/blog/training-compute-of-frontier-ai-models-grows-by-4-5x-per-year",
  licence: "single facts, each with its page",
  attribution: "publications cited row by row",
  retrieved: "2026-11-29",
  knownBasis: {
    publication: { en: "day of the publication", zh: "发表之日" },
  },
  columns: [
    text("trend", "id of the tracked quantity"),
    text("publication", "its title"),
    optional(number("per_year", "1/yr", "factor a year; of `capability`, index points a year")),
    optional(
      number("doubling_days", "days", "days in which it doubles, in place of a rate a year"),
    ),
    text("note", "what was said"),
  ],
};
