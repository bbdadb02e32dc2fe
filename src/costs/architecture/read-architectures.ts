import {
  allOf,
  attempt,
  eachOf,
  fail,
  mapOutcome,
  type Outcome,
  stop,
  succeed,
} from "../../base/outcome.ts";
import { rememberOf } from "../../base/remember.ts";
import type { Fact, Facts, FactWindow } from "../../data/facts.ts";
import { type Architecture, mixerKinds, positionKinds, weightFormats } from "./architecture.ts";
import {
  type ArchitectureFigures,
  type ExpertFigures,
  layOutArchitecture,
} from "./architecture-figures.ts";
import { publishedConfigurations } from "./published-configurations.ts";

const columns = {
  model: "text",
  layers: "number",
  hidden_size: "number",
  heads: "number?",
  key_value_heads: "number?",
  head_size: "number?",
  feed_forward_size: "number?",
  feed_forward_gated: "boolean",
  vocabulary: "number",
  embeddings_tied: "boolean",
  positions: "text",
  training_context: "number",
  context: "number",
  total_parameters: "number",
  active_parameters: "number?",
  experts: "number?",
  experts_active: "number?",
  experts_shared: "number?",
  expert_feed_forward_size: "number?",
  experts_after_dense: "number?",
  experts_every: "number?",
  attention: "list",
  window: "number?",
  query_rank: "number?",
  key_value_rank: "number?",
  rotary_head_size: "number?",
  state_size: "number?",
  state_inner_size: "number?",
  state_convolution: "number?",
  state_step_rank: "number?",
  weight_format: "text",
} as const;

type Row = Fact<typeof columns>;

/**
 * Every published architecture that the window admits, in order of publication: those of dataset
 * `architectures`, and those that are read from their configuration.
 *
 * @returns the architectures, the problem of a dataset, or `missing-cell` or `bad-cell` with row and
 *   column
 */
export function readArchitectures(
  facts: Facts,
  window: FactWindow,
): Outcome<readonly Architecture[]> {
  const rows = facts.select("architectures", window, columns);
  if (!rows.ok) return rows;
  const read = allOf({
    stated: architecturesOf(rows.value),
    configured: publishedConfigurations(facts, window),
  });
  return mapOutcome(read, ({ stated, configured }) => together(stated)(configured));
}

const together = rememberOf((stated: readonly Architecture[]) =>
  rememberOf((configured: readonly Architecture[]): readonly Architecture[] =>
    [...stated, ...configured].sort((a, b) => byText(a.date ?? "", b.date ?? "")),
  ),
);

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const architecturesOf = rememberOf(
  (rows: readonly Row[]): Outcome<readonly Architecture[]> =>
    eachOf(rows, (row) => attempt(() => architectureOf(row))),
);

function architectureOf(row: Row): Architecture {
  const laid = layOutArchitecture(figuresOf(row));
  if ("architecture" in laid) return laid.architecture;
  return stop("missing-cell", placeOf(row, laid.missing));
}

const placeOf = ({ id }: Row, column: string) => ({ file: "data/architectures", row: id, column });

/**
 * The architecture with that name or id; case, spaces and punctuation do not matter.
 *
 * @returns the architecture, or `unknown-model` with the ids that are known
 */
export function findArchitecture(
  architectures: readonly Architecture[],
  name: string,
): Outcome<Architecture> {
  const wanted = plain(name);
  const found = architectures.find(
    (one) => plain(one.name) === wanted || plain(one.id) === wanted || alias(one) === wanted,
  );
  if (found) return succeed(found);
  const known = architectures.map(({ id }) => id).join(", ");
  return fail("unknown-architecture", { value: name, known });
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9+.]/g, "");

/** A name without what is in brackets: `GPT-3 175B (davinci)` is also GPT-3 175B. */
const alias = ({ name }: Architecture): string => plain(name.replace(/\(.*\)/, ""));

function figuresOf(row: Row): ArchitectureFigures {
  return {
    id: row.id,
    name: row.model,
    date: row.date,
    source: row.source,
    layers: row.layers,
    hiddenSize: row.hidden_size,
    heads: row.heads,
    keyValueHeads: row.key_value_heads,
    headSize: row.head_size,
    feedForwardSize: row.feed_forward_size,
    gated: row.feed_forward_gated,
    vocabulary: row.vocabulary,
    embeddingsTied: row.embeddings_tied,
    positions: oneOf(positionKinds, row, "positions", row.positions),
    trainingContext: row.training_context,
    context: row.context,
    totalParameters: row.total_parameters,
    activeParameters: row.active_parameters,
    experts: expertsOf(row),
    pattern: row.attention.map((kind) => oneOf(mixerKinds, row, "attention", kind)),
    window: row.window,
    latent: latentOf(row),
    stateSpace: stateSpaceOf(row),
    weightFormat: oneOf(weightFormats, row, "weight_format", row.weight_format),
  };
}

/** A word that we know; gives up on any other, so that no row is read as what it is not. */
function oneOf<Word extends string>(
  words: readonly Word[],
  row: Row,
  column: string,
  value: string,
): Word {
  const found = words.find((known) => known === value);
  return found ?? stop("bad-cell", { ...placeOf(row, column), rule: words.join(" | "), value });
}

const expertsOf = (row: Row): ExpertFigures | undefined =>
  row.experts === undefined ||
  row.experts_active === undefined ||
  row.expert_feed_forward_size === undefined
    ? undefined
    : {
        count: row.experts,
        active: row.experts_active,
        shared: row.experts_shared ?? 0,
        feedForwardSize: row.expert_feed_forward_size,
        afterDense: row.experts_after_dense ?? 0,
        every: row.experts_every ?? 1,
      };

const latentOf = (row: Row): ArchitectureFigures["latent"] =>
  row.query_rank === undefined ||
  row.key_value_rank === undefined ||
  row.rotary_head_size === undefined
    ? undefined
    : {
        queryRank: row.query_rank,
        keyValueRank: row.key_value_rank,
        rotaryHeadSize: row.rotary_head_size,
      };

const stateSpaceOf = (row: Row): ArchitectureFigures["stateSpace"] =>
  row.state_size === undefined ||
  row.state_inner_size === undefined ||
  row.state_convolution === undefined ||
  row.state_step_rank === undefined
    ? undefined
    : {
        stateSize: row.state_size,
        innerSize: row.state_inner_size,
        convolution: row.state_convolution,
        stepRank: row.state_step_rank,
      };
