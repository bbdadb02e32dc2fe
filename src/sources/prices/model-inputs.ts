import { z } from "zod";
import { type Outcome, succeed } from "../../base/outcome.ts";
import { readJson } from "../../files/read-json.ts";
import { readYaml } from "../../files/read-yaml.ts";
import type { Texts } from "../../files/texts.ts";
import type { Adapter, Draft } from "../adapter.ts";
import { flag, number, optional, text } from "../shared/describe-column.ts";
import { factsFile } from "../shared/facts-file.ts";
import { numberRepeated } from "../shared/number-repeated.ts";
import { tallySkipped } from "../shared/tally-skipped.ts";
import { decoded, priceHistories } from "./price-histories.ts";
import {
  isOtherProduct,
  isRegional,
  isRollingAlias,
  modelOf,
  providerOf,
} from "./price-listing.ts";

const { file: listFile, lastDay, url } = priceHistories["models.dev"];
const readFile = factsFile("model-inputs");

/** What models take in: how long a text, and whether pictures. */
export const modelInputs: Adapter = {
  dataset: "model-inputs",
  inputs: [listFile, readFile],
  ingest,
};

const listSchema = z.object({
  models: z.array(
    z.object({
      provider: z.string(),
      id: z.string(),
      ctx: z.number().nonnegative().nullable(),
      listed: z.boolean(),
      prices: z.array(z.array(z.union([z.number(), z.string()]).nullable())).min(1),
    }),
  ),
});

type Listing = z.infer<typeof listSchema>["models"][number];

const factsSchema = z.strictObject({
  models: z.array(
    z.strictObject({
      provider: z.string(),
      model: z.string(),
      release: z.iso.date(),
      context: z.number().int().positive().optional(),
      images: z.boolean(),
      source: z.url(),
    }),
  ),
});

const labels = {
  "other-provider": { en: "reseller or small host", zh: "转售商或小型托管商" },
  "other-product": {
    en: "no text model: sound, pictures, vectors, fine-tunes, size classes",
    zh: "非文本模型：音频、图像、向量、微调、按规模计价",
  },
  region: {
    en: "the same model in one region or served faster",
    zh: "同一模型的地区版本或加速版本",
  },
  rolling: {
    en: "a name that moves from model to model",
    zh: "随时间指向不同模型的名称",
  },
  "no-context": { en: "no context length stated", zh: "未给出上下文长度" },
} as const;

type Reason = keyof typeof labels;

function ingest(texts: Texts): Outcome<Draft> {
  const list = readJson(texts, listFile, listSchema);
  if (!list.ok) return list;
  const facts = readYaml(texts, readFile, factsSchema);
  if (!facts.ok) return facts;
  const judged = list.value.models.map((listing) => ({ listing, reason: reasonToSkip(listing) }));
  const listed = judged.flatMap(({ listing, reason }) =>
    reason === undefined ? [listedRow(listing)] : [],
  );
  return succeed({
    description,
    rows: [...numberRepeated(listed), ...facts.value.models.map(readRow)],
    skipped: tallySkipped(
      labels,
      judged.flatMap(({ reason }) => (reason === undefined ? [] : [reason])),
    ),
  });
}

/** The model's id at the provider; one stands with a blank at its end. */
const nameOf = ({ id }: Listing): string => decoded(id).trim();

function reasonToSkip(listing: Listing): Reason | undefined {
  const { provider, ctx } = listing;
  const name = nameOf(listing);
  if (providerOf(provider, name) === undefined) return "other-provider";
  if (isOtherProduct(name)) return "other-product";
  if (isRegional(name)) return "region";
  if (isRollingAlias(name)) return "rolling";
  return ctx === null || ctx === 0 ? "no-context" : undefined;
}

/**
 * A listing with its last context length. Earlier versions of the file may have stated another, so
 * that it is known from the last version that lists it.
 */
function listedRow(listing: Listing) {
  const { provider, ctx, listed, prices } = listing;
  const name = nameOf(listing);
  const seller = providerOf(provider, name) as string;
  const seen = listed ? lastDay : String(prices.at(-1)?.at(-1) ?? lastDay);
  return {
    id: `${seller}/${name}`,
    date: seen,
    known_on: seen,
    known_basis: "last-listed",
    source: url,
    provider: seller,
    model: modelOf(name),
    context_tokens: ctx ?? undefined,
  };
}

const readRow = ({
  provider,
  model,
  release,
  context,
  images,
  source,
}: z.infer<typeof factsSchema>["models"][number]) => ({
  id: `read/${provider}/${model}`,
  date: release,
  known_on: release,
  known_basis: "model-release",
  source,
  provider,
  model,
  context_tokens: context,
  images,
});

const description: Draft["description"] = {
  id: "model-inputs",
  title: { en: "What models take in", zh: "模型的输入：上下文长度与图像" },
  publisher: "models.dev",
  url: "https://models.dev",
  licence: "MIT",
  attribution:
    "Context lengths and kinds of input from the public versions of models.dev (MIT), rebuilt from its commits",
  retrieved: "2026-11-29",
  knownBasis: {
    "last-listed": {
      en: "the last version of the file that lists the model: earlier ones may state another length",
      zh: "最后一个列出该模型的文件版本：更早的版本可能写有不同的长度",
    },
    "model-release": {
      en: "release of the model, of which its maker states it",
      zh: "模型的发布日：研发机构随发布说明",
    },
  },
  columns: [
    text(
      "provider",
      "who sells it, as in dataset `api-prices`; of rows read by hand, who makes it",
    ),
    text("model", "the model's id at the provider, as in dataset `api-prices`"),
    optional(
      number(
        "context_tokens",
        "1",
        "longest input and output together, in tokens; empty where another row tells it",
      ),
    ),
    optional(flag("images", "whether it takes pictures as input; empty where not read")),
  ],
};
