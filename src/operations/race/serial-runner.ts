import type { Context } from "../contract/operation.ts";
import { CHUNK, countDraws, type RaceRunner, type TakeChunk } from "./count-draws.ts";

/** What a host lets happen while draws are counted. */
export type CountingHost = Pick<Context, "cancelled" | "turn">;

/** Counts the draws of a race on the calling thread. */
export const serialRunner =
  (host: CountingHost): RaceRunner =>
  (job) => {
    let next = 0;
    const take = (): number => {
      next += CHUNK;
      return next - CHUNK;
    };
    return countHere(job, take, host);
  };

/**
 * The calling thread's share of the draws.
 *
 * @returns `undefined` when the caller has cancelled
 */
export async function countHere(
  job: Parameters<RaceRunner>[0],
  take: TakeChunk,
  { cancelled, turn }: CountingHost,
): ReturnType<RaceRunner> {
  const counting = countDraws(job, take);
  for (;;) {
    if (cancelled?.()) return undefined;
    const step = counting.next();
    if (step.done) return step.value;
    await turn?.();
  }
}
