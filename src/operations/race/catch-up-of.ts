import { addMonths } from "../../base/add-months.ts";
import { itemAt } from "../../base/item-at.ts";
import { allOf, fail, mapOutcome, type Outcome, succeed } from "../../base/outcome.ts";
import { type CatchUp, findCatchUp } from "../../observatory/race/catch-up.ts";
import { recordsBy } from "../../observatory/race/race-history.ts";
import type { RaceRunner } from "../../observatory/race/race-job.ts";
import { raceWorld } from "../../observatory/race/race-world.ts";
import type { Context } from "../contract/operation.ts";
import { computeStock } from "./compute-stock.ts";
import { findLab } from "./find-lab.ts";
import { monthsAhead, type RaceInput, type RaceStart } from "./start.ts";
import { catchUpResult } from "./to-result.ts";

/** Months behind the frontier that a catch-up aims at. */
const CAUGHT_UP = 6;
/** Months ahead at which its levers begin: what is decided today takes that long. */
const LEVERS_AFTER = 9;
/** Draws behind each of its probabilities at most; the sizes sought are known no better. */
const CATCH_UP_DRAWS = 2000;

/** A lab that is to catch up: its place, and the months that it has. */
interface AskedCatchUp {
  readonly lab: number;
  readonly by: string;
  readonly months: number;
}

/** Read what is asked of a catch-up before anything is drawn; `null` where nothing is. */
export function readCatchUp(
  { catchUp: name, by }: RaceInput,
  { basis, world }: RaceStart,
): Outcome<AskedCatchUp | null> {
  if (name === undefined && by === undefined) return succeed(null);
  if (name === undefined) return fail("missing-input", { field: "catchUp" });
  if (by === undefined) return fail("missing-input", { field: "by" });
  const read = allOf({
    lab: findLab(world.labs, name),
    months: monthsAhead(basis.from, by, "by"),
  });
  return mapOutcome(read, (found) => ({ ...found, by }));
}

/** What would have to be true for a lab to catch up, where it is asked. */
export async function catchUpOf(
  asked: AskedCatchUp | null,
  input: RaceInput,
  start: RaceStart,
  context: Context,
  run: RaceRunner,
) {
  if (!asked) return succeed(null);
  const { lab, by, months } = asked;
  const { basis, world, fit, releases, exchange, questions, priors } = start;
  const name = itemAt(world.labs, lab);
  const stock = computeStock(context.facts, { asOf: basis.from, hindsight: false }, name);
  if (!stock.ok) return stock;
  const within = input.within?.[0] ?? CAUGHT_UP;
  const from = Math.min(LEVERS_AFTER, months - 1);
  const options = {
    months,
    seed: input.seed,
    withCapital: basis.withCapital,
    priors,
  };
  const own = raceWorld(fit, recordsBy(releases, basis.from), options);
  const found: CatchUp | undefined = await findCatchUp(
    {
      draw: { kind: "race", world: own },
      labs: own.labs.length,
      months,
      questions: { ...questions, bars: [], ranked: [], group: [], reports: [months] },
      draws: Math.min(CATCH_UP_DRAWS, input.draws),
    },
    { lab, within, from },
    exchange,
    run,
  );
  if (!found) return fail("cancelled");
  return succeed(
    catchUpResult(found, {
      lab: name,
      by,
      within,
      leversFrom: addMonths(basis.from, from),
      exchange,
      stock: stock.value,
    }),
  );
}
