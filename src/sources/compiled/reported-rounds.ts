import { z } from "zod";
import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Cell } from "../../data/cell.ts";
import { readYaml } from "../../files/read-yaml.ts";
import type { Texts } from "../../files/texts.ts";
import { factsFile } from "../shared/facts-file.ts";
import { slug } from "../shared/slug.ts";

/** Path of the rounds that were read off reports. */
export const reportedRoundsFile = factsFile("lab-funding");

const usd = z.number().positive();

const schema = z.strictObject({
  rounds: z.array(
    z.strictObject({
      company: z.string(),
      label: z.string(),
      date: z.iso.date(),
      reported: z.iso.date().optional(),
      equity: usd,
      postMoney: usd.optional(),
      source: z.url(),
    }),
  ),
});

/** Rows of `lab-funding` that the publisher's tables lack; all are of closed rounds. */
export function readReportedRounds(
  texts: Texts,
): Outcome<readonly Readonly<Record<string, Cell>>[]> {
  const read = readYaml(texts, reportedRoundsFile, schema);
  if (!read.ok) return read;
  return succeed(
    read.value.rounds.map(({ company, label, date, reported, equity, postMoney, source }) => ({
      id: [slug(company), date, slug(label)].join("-"),
      date,
      known_on: reported ?? date,
      known_basis: "report",
      source,
      company,
      label,
      status: "closed",
      equity_usd: equity,
      post_money_usd: postMoney,
      kinds: ["primary"],
    })),
  );
}
