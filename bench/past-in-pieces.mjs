// Claims: the past made anew on two workers against one: all past forecasts (skill --all) and the backcast of the
// race by another prior. Rounds may be given (node bench/past-in-pieces.mjs 3).
import { interleaved, mediansOf } from "./interleave.mjs";
import { lacksQueue, openField } from "./queue-field.mjs";
import { isMain, notRun, printRows, row } from "./report.mjs";

const commands = {
  "skill --all": () => ["skill", "--all"],
  // A prior of its own each time, so that nothing of it is there already.
  "race --backcast": (run) => ["race", "--backcast", "--prior", `pace.mean=${9 + run / 1000}`],
};

/** The rows of these claims. */
export async function pastInPieces(rounds = 3) {
  const lacks = lacksQueue();
  if (lacks) return [notRun("the past made anew in pieces", lacks)];
  const field = await openField();
  await field.startWorker();
  let run = 0;
  const timed = (wordsOf, ...flags) => {
    run += 1;
    // What the workers have answered is found beside the queue.
    field.ask("flushall");
    return field.timed(...wordsOf(run), "--json", ...flags);
  };
  const rows = [];
  for (const [name, wordsOf] of Object.entries(commands)) {
    const measures = await interleaved(
      {
        here: () => timed(wordsOf, "--threads", "1"),
        one: () => timed(wordsOf, "--queue", field.url),
        two: async () => {
          const second = await field.startWorker();
          const took = await timed(wordsOf, "--queue", field.url);
          second.kill("SIGKILL");
          return took;
        },
      },
      rounds,
    );
    const times = mediansOf(measures);
    const pairs = measures.one.map((one, round) => (one / measures.two[round]).toFixed(2));
    rows.push(
      row(`${name}, two workers against one`, times.one / times.two, undefined, {
        ...{ rounds, pairs: pairs.join(" "), times },
      }),
    );
  }
  field.close();
  return rows;
}

if (isMain(import.meta)) printRows(await pastInPieces(Number(process.argv[2] ?? 3)));
