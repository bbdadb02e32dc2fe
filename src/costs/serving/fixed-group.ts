import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { Mixer } from "../architecture/architecture.ts";
import { mixerElements } from "../architecture/key-value-elements.ts";
import { isRecurrent, sumOfMixers } from "../architecture/mixers-of.ts";
import { bitsOf } from "./served-model.ts";
import type { GroupLayout, ServingSetup } from "./serving-setup.ts";

/** What is said about a group; the rest follows. */
interface LaidOut {
  readonly chips: number | undefined;
  readonly tensor: number | undefined;
  readonly attentionCopies: number | undefined;
  readonly expert: number | undefined;
}

/**
 * The layout that is meant: chips are tensor ranks times copies of attention.
 *
 * @returns the layout, `undefined` where nothing is said; or `bad-layout` with field, rule and value
 */
export function readLayout(
  said: LaidOut,
  { experts }: ServingSetup["model"],
): Outcome<GroupLayout | undefined> {
  if (Object.values(said).every((value) => value === undefined)) return succeed(undefined);
  const { attentionCopies = 1 } = said;
  const chips = said.chips ?? Math.max((said.tensor ?? 1) * attentionCopies, said.expert ?? 1);
  const tensor = said.tensor ?? chips / attentionCopies;
  const expert = said.expert ?? (experts > 1 && attentionCopies > 1 ? chips : 1);
  const layout = { chips, tensor, attentionCopies, expert };
  const wrong = brokenRule(layout, experts);
  return wrong ? fail("bad-layout", wrong) : succeed(layout);
}

function brokenRule({ chips, tensor, attentionCopies, expert }: GroupLayout, experts: number) {
  if (tensor * attentionCopies !== chips) {
    const value = `${tensor} × ${attentionCopies}`;
    return { field: "tp × dp-attention", rule: `= chips = ${chips}`, value };
  }
  if (chips % expert !== 0)
    return { field: "ep", rule: `a divisor of ${chips} chips`, value: expert };
  if (expert > experts) return { field: "ep", rule: `at most ${experts} experts`, value: expert };
  if (attentionCopies > 1 && experts === 1) {
    return { field: "dp-attention", rule: "only for a mixture of experts", value: attentionCopies };
  }
  return undefined;
}

/** Memory of a rank, bytes, and what fits beside the weights. */
export interface RankMemory {
  /** Attention, dense and shared matrices, embeddings. */
  readonly dense: number;
  /** Routed experts, on the rank that holds most. */
  readonly experts: number;
  /** Keys, values and states of one request, on each rank that keeps a part of it. */
  readonly request: number;
  /** Kept free of both: what serving software reserves. */
  readonly reserved: number;
  readonly memory: number;
  /** Most requests at once in the group; below 1 where not even one fits. */
  readonly mostRequests: number;
  /** Bytes by which weights and one request exceed the rank; 0 where they fit. */
  readonly short: number;
  /** How often the ranks together keep a request's keys and values. */
  readonly cacheCopies: number;
}

/** Memory of each rank of a layout. */
export function rankMemory(setup: ServingSetup, layout: GroupLayout): RankMemory {
  const { model, chip, efficiencies, workload } = setup;
  const bytes = bitsOf(model, setup.format) / 8;
  const { chips, tensor, expert, attentionCopies } = layout;
  const dense = ((model.total - model.expertParameters) * bytes) / tensor;
  // Where experts do not divide evenly, some ranks hold one more.
  const held = Math.ceil(model.experts / expert) / model.experts;
  const experts = (model.expertParameters * bytes * held * expert) / chips;
  const memory = chip.memoryBytes ?? 0;
  const tokens = workload.promptTokens + workload.beams * workload.outputTokens;
  const kept = (share: (mixer: Mixer) => number) =>
    setup.keyValueBytes *
    sumOfMixers(model.architecture, (mixer) => mixerElements(mixer, tokens) * share(mixer));
  const request = kept((mixer) => rankShare(mixer, tensor));
  const left = efficiencies.memory * memory - dense - experts;
  const most = Math.floor(left / request);
  return {
    dense,
    experts,
    request,
    reserved: (1 - efficiencies.memory) * memory,
    memory,
    mostRequests: Math.max(0, attentionCopies * most),
    short: Math.max(0, request - left),
    cacheCopies: (request * tensor) / kept(() => 1),
  };
}

/**
 * Share of a request's keys and values on a tensor rank: heads are split as far as there are any, the
 * common vector of latent attention is on every rank.
 */
function rankShare(mixer: Mixer, tensor: number): number {
  if (mixer.kind === "latent") return 1;
  return 1 / (isRecurrent(mixer) ? tensor : Math.min(tensor, mixer.keyValueHeads));
}
