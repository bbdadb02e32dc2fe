import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Cell } from "../../data/cell.ts";
import type { Texts } from "../../files/texts.ts";
import { nameId } from "../shared/name-id.ts";
import { readUpstream } from "../shared/read-upstream.ts";
import { dateColumn, numberColumn, required, textColumn } from "../shared/upstream-columns.ts";

/** The prices that Epoch AI collected by hand, beside those of a commercial source. */
export const curatedPricesFile =
  "epoch-price-trends/epoch_ai_price_data_not_in_aa_with_benchmarks.csv";

const schema = {
  model: required(textColumn("Model Name")),
  recorded: required(dateColumn("Release Date")),
  blended: required(numberColumn("USD per 1M Tokens")),
};

/** Makers who sold the model themselves at that price; others were sold by hosts. */
const makers: readonly (readonly [pattern: RegExp, provider: string])[] = [
  [/^Claude/, "anthropic"],
  [/^Co(here|mmand)/, "cohere"],
  [/^DeepSeek/, "deepseek"],
  [/^Gemini/, "google"],
  [/^(GPT|o\d)/, "openai"],
  [/^Jamba/, "ai21"],
  [/^Reka/, "reka"],
];

/** Rows of `api-prices` with a blended price only. */
export function readCuratedPrices(
  texts: Texts,
): Outcome<readonly Readonly<Record<string, Cell>>[]> {
  const read = readUpstream(texts, curatedPricesFile, schema);
  if (!read.ok) return read;
  return succeed(
    read.value.map(({ model, recorded, blended }) => ({
      id: `curated/${nameId(model)}/${recorded}`,
      date: recorded,
      known_on: recorded,
      known_basis: "recorded",
      source: "https://github.com/epoch-research/llm-benchmark-efficiency",
      history: "curated",
      provider: makers.find(([pattern]) => pattern.test(model))?.[1],
      model,
      blended_usd_mtok: blended,
      left_censored: true,
      rolling_alias: false,
    })),
  );
}
