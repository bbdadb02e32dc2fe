import { LRUCache } from "lru-cache";
import { itemAt } from "../../base/item-at.ts";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { EnsembleWeights } from "../../observatory/race/ensemble-weights.ts";
import { type RaceJob, type RaceRunner, readJob } from "../../observatory/race/race-job.ts";
import { mixReaders, type TallyReader } from "../../observatory/race/read-tally.ts";
import type { RaceDate } from "./result.ts";
import type { RaceStart } from "./start.ts";
import { dateResults, raceResult } from "./to-result.ts";

/** The race as it stands: what is said of it, and what its draws say before they are mixed. */
export interface Standing {
  readonly result: ReturnType<typeof raceResult>;
  /** Dates of the race alone, beside which a lever is seen. */
  readonly alone: RaceDate[];
}

/** Kept lately, so that a lever that is moved draws and tells only what it changes. */
const drawn = new LRUCache<string, Standing>({ max: 8 });

const jobOf = (start: RaceStart, draw: RaceJob["draw"]): RaceJob => ({
  draw,
  labs: start.world.labs.length,
  months: start.months,
  questions: start.questions,
  draws: start.draws,
});

/**
 * The race mixed with "order stays, with errors", and dates of the race as changed.
 *
 * @param facts digest of the facts that the start rests on
 */
export async function drawAll(
  start: RaceStart,
  weights: EnsembleWeights,
  facts: string,
  run: RaceRunner,
): Promise<Outcome<{ readonly standing: Standing; readonly changed: RaceDate[] | undefined }>> {
  const { changed } = start;
  const read = async (draw: RaceJob["draw"]): Promise<TallyReader | undefined> => {
    const job = jobOf(start, draw);
    const tally = await run(job);
    return tally && readJob(job, tally);
  };
  const pushed = changed && (await read({ kind: "race", world: changed }));
  const standing = await standingOf(start, weights, facts, read);
  if (!standing || (changed && !pushed)) return fail("cancelled");
  return succeed({ standing, changed: pushed && dateResults(start, pushed) });
}

async function standingOf(
  start: RaceStart,
  weights: EnsembleWeights,
  facts: string,
  read: (draw: RaceJob["draw"]) => Promise<TallyReader | undefined>,
): Promise<Standing | undefined> {
  const { world, releases, basis, bars, until, months, questions, priors, draws, frontier } = start;
  const { from, newest, edition, index } = basis;
  const { seed } = world;
  const votes = releases !== index;
  const key = JSON.stringify([
    ...[facts, from, newest, edition, votes, until, months, seed, draws],
    ...[priors, bars, questions, weights],
  ]);
  const known = drawn.get(key);
  if (known) return known;
  const view = { releases, day: from, labs: world.labs, months, seed, priors };
  const alone = await read({ kind: "race", world });
  const order = alone && (await read({ kind: "order-error", view }));
  if (!order) return undefined;
  const mixed = mixReaders(alone, order, {
    bar: (bar) => (itemAt(questions.bars, bar) > frontier ? weights.above : weights.atOrBelow),
    standing: weights.above,
  });
  const standing = { result: raceResult(start, mixed), alone: dateResults(start, alone) };
  drawn.set(key, standing);
  return standing;
}
