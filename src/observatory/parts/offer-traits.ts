import { groupBy } from "../../base/group-by.ts";
import { allOf, type Outcome, succeed } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { modelKeys } from "../../names/model-id.ts";
import type { RatedPrice } from "../price-at-bar.ts";

/** What a model takes in where it is offered; absent where nothing says so. */
export interface OfferTraits {
  /** Longest input and output together, in tokens, at this provider. */
  readonly contextTokens: number | undefined;
  /** Whether it takes pictures. */
  readonly images: boolean | undefined;
}

/** Kinds of data of a model that looks at pictures. */
const seeing: ReadonlySet<string> = new Set(["Vision", "Video"]);

/**
 * What the models of offers take in, as known by the day.
 *
 * A context length is that of the provider's own listing, the shortest of several. A model takes
 * pictures when its maker's list says so, when it was trained on them, or when it has a score on
 * them; only the list can say that it does not, since tables of training data leave them out.
 */
export function offerTraits(
  facts: Facts,
  window: FactWindow,
): Outcome<(offer: RatedPrice) => OfferTraits> {
  const read = allOf({
    inputs: facts.select("model-inputs", window, {
      provider: "text",
      model: "text",
      context_tokens: "number?",
      images: "boolean?",
    }),
    trained: facts.select("models", window, { model: "text", domain: "list?" }),
    scored: facts.select("multimodal-scores", window, { version: "text" }),
  });
  if (!read.ok) return read;
  const { inputs, trained, scored } = read.value;
  const byModel = groupBy(inputs, ({ model }) => modelKeys(model).undated);
  const listingsOf = (name: string) =>
    (byModel.get(modelKeys(name).undated) ?? []).filter((row) => sameModel(row.model, name));
  const seers = new Set([
    ...trained
      .filter(({ domain = [] }) => domain.some((kind) => seeing.has(kind)))
      .map(({ model }) => modelKeys(model).undated),
    ...scored.map(({ version }) => modelKeys(version).undated),
  ]);
  return succeed(({ model, segment }) => {
    const own = listingsOf(segment.model)
      .filter(({ provider }) => provider === (segment.provider ?? ""))
      .flatMap(({ context_tokens: tokens }) => (tokens === undefined ? [] : [tokens]));
    const names = [segment.model, model.version];
    const said = names.flatMap(listingsOf).find(({ images }) => images !== undefined)?.images;
    const seen = [...names, model.group].some((name) => seers.has(modelKeys(name).undated));
    return {
      contextTokens: own.length === 0 ? undefined : Math.min(...own),
      images: said ?? (seen || undefined),
    };
  });
}

/** Whether two names mean one model: the same date, or no date on one side. */
function sameModel(one: string, other: string): boolean {
  const [a, b] = [modelKeys(one), modelKeys(other)];
  return a.dated === b.dated || (!(a.hasDate && b.hasDate) && a.undated === b.undated);
}
