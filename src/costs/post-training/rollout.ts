import { pow } from "../../stats/elementary/pow.ts";
import { feasibleGroups } from "../serving/operating-point.ts";
import type { ServingSetup } from "../serving/serving-setup.ts";
import type { ServingGroup } from "../serving/serving-step.ts";

/** Answers to be sampled in one step of reinforcement learning. */
export interface RolloutTask {
  readonly answers: number;
  /** Mean and longest answer, tokens. */
  readonly mean: number;
  readonly longest: number;
  /** Chips of a copy, where they are chosen; else the fastest. */
  readonly groupChips: number | undefined;
}

/** How the answers of a step are sampled. */
export interface Rollout {
  readonly seconds: number;
  /** Chips of a copy, and copies. */
  readonly groupChips: number;
  readonly copies: number;
}

/** Pieces in which the decay of a batch is summed. */
const PIECES = 64;

/**
 * The fastest way to sample the answers of a step on so many chips: copies of the model with full
 * batches, then batches that shrink as answers end. A step waits for its last answer. Lengths are
 * spread up to the longest as `1 − (x / longest)` to a power that gives the mean.
 *
 * @returns `undefined` where the model fits on no group of the chips
 */
export function rollout(
  setup: ServingSetup,
  chips: number,
  task: RolloutTask,
): Rollout | undefined {
  const ways = feasibleGroups(setup, chips)
    .filter(({ chips: each }) => each === (task.groupChips ?? each))
    .map((group) => {
      const copies = Math.floor(chips / group.chips);
      return {
        seconds: secondsOf(group, Math.ceil(task.answers / copies), task),
        groupChips: group.chips,
        copies,
      };
    });
  return ways.reduce<Rollout | undefined>(
    (best, way) => (best && best.seconds <= way.seconds ? best : way),
    undefined,
  );
}

function secondsOf(group: ServingGroup, answers: number, { mean, longest }: RolloutTask): number {
  const places = Math.min(answers, group.mostRequests);
  // Places that become free are taken until no answer waits.
  const full = ((answers - places) * mean * group.decode(places)) / places;
  const power = longest / mean - 1;
  const length = longest / PIECES;
  let decay = 0;
  for (let piece = 0; piece < PIECES; piece++) {
    const left = places * pow(1 - (piece + 0.5) / PIECES, power);
    decay += length * group.decode(Math.max(1, left));
  }
  return answers * group.prompt + full + decay;
}
