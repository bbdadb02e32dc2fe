import { z } from "zod";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { FactWindow } from "../../data/facts.ts";
import { readInferencePriceFolder } from "../../files/inference-price-folder.ts";
import { readScoreTable } from "../../files/score-table.ts";
import { translator } from "../../i18n/translate.ts";
import {
  type PriceBenchmark,
  type PricedModel,
  priceDecline,
} from "../../observatory/price-decline.ts";
import {
  publishedPriceBenchmarks,
  reasoningModels,
} from "../../observatory/replications/inference-price.ts";
import { pricedVersions } from "../../trends/parts/priced-versions.ts";
import { asOfFields, file, folder, windowOf } from "../contract/fields.ts";
import { type Context, defineOperation } from "../contract/operation.ts";
import { priceDeclineSchema } from "./result.ts";
import { viewPriceDecline } from "./view.ts";

const LEVEL = 0.9;

/** How the price of reaching a score fell, for every score that was once a record. */
export default defineOperation({
  name: "price-decline",
  input: z.strictObject({
    inputs: folder().optional(),
    data: file().optional(),
    ...asOfFields,
  }),
  output: priceDeclineSchema,
  weight: () => 0.15,
  rows: "series",
  positional: [],
  examples: [{}, { asOf: "2025-06-30" }],
  run(input, context) {
    const window = windowOf(input, context);
    if (!window.ok) return window;
    const t = translator(context.language);
    const prices = pricesFor(input, context, window.value);
    if (!prices.ok) return prices;
    const series = priceDecline(prices.value.models, prices.value.benchmarks, LEVEL);
    return succeed({
      result: {
        definition: t(`price-decline.${prices.value.of}`),
        series: series.map(({ points, ...rest }) => ({
          ...rest,
          points: points.map((point) => ({ ...point })),
        })),
      },
      notes: [
        t("price-decline.note"),
        ...(prices.value.later > 0 ? [t("own.later", { count: prices.value.later })] : []),
        ...(prices.value.free > 0
          ? [t("price-decline.note.free", { count: prices.value.free })]
          : []),
        ...(prices.value.incomplete
          ? [t("price-decline.note.incomplete", { count: prices.value.incomplete })]
          : []),
        ...(prices.value.of === "own"
          ? [t("price-decline.note.scores", { names: namesOf(prices.value.benchmarks) })]
          : []),
      ],
    });
  },
  view: viewPriceDecline,
});

interface Prices {
  readonly models: readonly PricedModel[];
  readonly benchmarks: readonly PriceBenchmark[];
  /** Own rows left out: those after the day of the question, and those that cost nothing. */
  readonly later: number;
  readonly free: number;
  /** Own rows left out because they lack a price or a date. */
  readonly incomplete?: number;
  /** Today's prices, the tables of the publication, or one of the reader. */
  readonly of: "live" | "published" | "own";
}

const namesOf = (benchmarks: readonly PriceBenchmark[]): string =>
  benchmarks.map(({ id }) => id).join(", ");

/** The prices of the reader, or the embedded ones. */
function pricesFor(
  { data, inputs }: PriceInput,
  context: Context,
  window: FactWindow,
): Outcome<Prices> {
  if (data !== undefined && inputs !== undefined) {
    return fail("only-one-of", { field: "data", other: "inputs" });
  }
  if (data !== undefined) return pricesOfTable(data, window.asOf);
  return inputs === undefined
    ? embeddedPrices(context, window)
    : pricesOfFolder(inputs, window.asOf);
}

interface PriceInput {
  readonly data?: string | undefined;
  readonly inputs?: Readonly<Record<string, string>> | undefined;
}

/** One table of the reader: a model a row with its price, and a column for each benchmark. */
function pricesOfTable(text: string, asOf: string): Outcome<Prices> {
  const file = "data";
  const table = readScoreTable({ file, text });
  if (!table.ok) return table;
  const { rows, benchmarks } = table.value;
  if (rows.every(({ usdPerMtok }) => usdPerMtok === undefined)) {
    return fail("csv-column", { file, column: "price" });
  }
  const priced = rows.flatMap(({ usdPerMtok, date, ...row }) =>
    usdPerMtok === undefined || date === undefined ? [] : [{ ...row, usdPerMtok, date }],
  );
  const kept = keptOf(priced, asOf);
  return kept.ok
    ? succeed({
        ...kept.value,
        benchmarks: benchmarks.map((id) => ({ id })),
        of: "own",
        incomplete: rows.length - priced.length,
      })
    : kept;
}

/** The prices of a day that are not nothing, and how many were left out. */
function keptOf(
  rows: readonly PricedModel[],
  asOf: string,
): Outcome<Pick<Prices, "models" | "later" | "free">> {
  const known = rows.filter(({ date }) => date <= asOf);
  if (known.length === 0) return fail("nothing-known-then", { asOf });
  const models = known.filter(({ usdPerMtok }) => usdPerMtok > 0);
  return succeed({
    models,
    later: rows.length - known.length,
    free: known.length - models.length,
  });
}

/** The two price tables of a folder, read as the publication does. */
function pricesOfFolder(inputs: Readonly<Record<string, string>>, asOf: string): Outcome<Prices> {
  const texts = new Map(Object.entries(inputs));
  const nested = [...texts.keys()].some((path) => path.includes("inference-price/"));
  const rows = readInferencePriceFolder(texts, nested ? "inference-price" : "");
  if (!rows.ok) return rows;
  const kept = keptOf(rows.value, asOf);
  if (!kept.ok) return kept;
  return succeed({
    ...kept.value,
    models: kept.value.models.filter(({ model }) => !reasoningModels.has(model)),
    benchmarks: publishedPriceBenchmarks,
    of: "published",
  });
}

/** Today's prices on the capability index: every record score is a threshold. */
function embeddedPrices(context: Context, window: FactWindow): Outcome<Prices> {
  const priced = pricedVersions(context.facts, window);
  if (!priced.ok) return priced;
  return succeed({
    models: priced.value.map(({ version, date, usdPerMtok }) => ({
      model: version.label,
      date,
      usdPerMtok,
      scores: { ECI: version.eci },
    })),
    benchmarks: [{ id: "ECI" }],
    later: 0,
    free: 0,
    of: "live",
  });
}
