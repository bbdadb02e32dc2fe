import { LRUCache } from "lru-cache";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { EnsembleWeights } from "../../observatory/race/ensemble-weights.ts";
import { type RaceJob, type RaceRunner, readJob } from "../../observatory/race/race-job.ts";
import { mixReaders, type TallyReader } from "../../observatory/race/read-tally.ts";
import type { RaceStart } from "./start.ts";

/** The race as it stands, and the baseline that it is mixed with. */
interface Standing {
  readonly alone: TallyReader;
  readonly order: TallyReader;
}

/**
 * What was drawn lately of races as they stand, so that a lever that is moved draws only what it
 * changes.
 */
const drawn = new LRUCache<string, Standing>({ max: 8 });

const jobOf = (start: RaceStart, draw: RaceJob["draw"]): RaceJob => ({
  draw,
  labs: start.world.labs.length,
  months: start.months,
  questions: start.questions,
  draws: start.draws,
});

/**
 * The race alone, its mixture with "order stays, with errors", and the race as changed.
 *
 * @param facts digest of the facts that the start rests on
 */
export async function drawAll(
  start: RaceStart,
  weights: EnsembleWeights,
  facts: string,
  run: RaceRunner,
): Promise<
  Outcome<{
    readonly alone: TallyReader;
    readonly mixed: TallyReader;
    readonly changed: TallyReader | undefined;
  }>
> {
  const { changed, frontier, questions } = start;
  const read = async (draw: RaceJob["draw"]): Promise<TallyReader | undefined> => {
    const job = jobOf(start, draw);
    const tally = await run(job);
    return tally && readJob(job, tally);
  };
  const pushed = changed ? await read({ kind: "race", world: changed }) : undefined;
  const standing = await standingOf(start, facts, read);
  if (!standing || (changed && !pushed)) return fail("cancelled");
  const { alone, order } = standing;
  const mixed = mixReaders(alone, order, {
    bar: (bar) => ((questions.bars[bar] as number) > frontier ? weights.above : weights.atOrBelow),
    standing: weights.above,
  });
  return succeed({ alone, mixed, changed: pushed });
}

async function standingOf(
  start: RaceStart,
  facts: string,
  read: (draw: RaceJob["draw"]) => Promise<TallyReader | undefined>,
): Promise<Standing | undefined> {
  const { world, releases, basis, months, questions, priors, draws } = start;
  const { from, newest, edition, index } = basis;
  const { seed } = world;
  const votes = releases !== index;
  const key = JSON.stringify([
    facts,
    from,
    newest,
    edition,
    votes,
    months,
    seed,
    draws,
    priors,
    questions,
  ]);
  const known = drawn.get(key);
  if (known) return known;
  const view = { releases, day: from, labs: world.labs, months, seed, priors };
  const alone = await read({ kind: "race", world });
  const order = alone && (await read({ kind: "order-error", view }));
  if (!order) return undefined;
  drawn.set(key, { alone, order });
  return { alone, order };
}
