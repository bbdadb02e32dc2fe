import { z } from "zod";
import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Cell } from "../../data/cell.ts";
import { readYaml } from "../../files/read-yaml.ts";
import type { Texts } from "../../files/texts.ts";
import { factsFile } from "../shared/facts-file.ts";

/** Path of the prices that were read off announcements. */
export const launchPricesFile = factsFile("api-prices");

const usd = z.number().positive();

const schema = z.strictObject({
  prices: z.array(
    z
      .strictObject({
        provider: z.string(),
        model: z.string(),
        input: usd,
        output: usd,
        date: z.iso.date(),
        until: z.iso.date().optional(),
        thinking: z.boolean().optional(),
        source: z.url(),
      })
      .refine(({ date, until }) => until === undefined || date < until, "must end after it began"),
  ),
});

/** Rows of `api-prices` from announcements, which tell the day from which a price holds. */
export function readLaunchPrices(texts: Texts): Outcome<readonly Readonly<Record<string, Cell>>[]> {
  const read = readYaml(texts, launchPricesFile, schema);
  if (!read.ok) return read;
  return succeed(
    read.value.prices.map(({ provider, model, input, output, date, until, thinking, source }) => ({
      id: `announced/${provider}/${model}/${date}${thinking === true ? "/thinking" : ""}`,
      date,
      known_on: date,
      known_basis: "announced",
      source,
      history: "announced",
      provider,
      model,
      input_usd_mtok: input,
      output_usd_mtok: output,
      first_seen: date,
      last_seen: until,
      left_censored: false,
      rolling_alias: false,
      thinking,
    })),
  );
}
