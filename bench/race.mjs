// Claim: the race is estimated in half a second, 20,000 draws of it to 36 months take two seconds on
// one thread, and 100,000 four on two. Labs beyond 33 are left out.
import { openEmbeddedFacts } from "../dist/node/data-folder.js";
import { createRaceThreads } from "../dist/node/race-threads.js";
import { fitRace } from "../dist/observatory/race/fit-race.js";
import { raceBasis } from "../dist/observatory/race/race-basis.js";
import { recordsBy } from "../dist/observatory/race/race-history.js";
import { raceWorld } from "../dist/observatory/race/race-world.js";
import { median } from "./interleave.mjs";
import { isMain, printRows, row } from "./report.mjs";

const months = 36;
const most = 33;
const rounds = 3;

/** Median time of some work, and of all processors together, in milliseconds. */
async function timesOf(work) {
  const [times, processor] = [[], []];
  for (let round = 0; round < rounds; round++) {
    const [start, used] = [performance.now(), process.cpuUsage()];
    await work();
    times.push(performance.now() - start);
    const { user, system } = process.cpuUsage(used);
    processor.push((user + system) / 1000);
  }
  return { elapsed: median(times), processor: median(processor) };
}

/** The rows of this claim. */
export async function race() {
  const { value: basis } = raceBasis(openEmbeddedFacts(), {
    asOf: "2026-11-23",
    hindsight: false,
  });
  const { from, withCapital } = basis;
  const all = recordsBy(basis.withVotes, from);
  const labs = [...all.keys()].slice(0, most);
  const records = new Map(labs.map((lab) => [lab, all.get(lab)]));
  const releases = basis.withVotes.filter(({ lab }) => records.has(lab));
  const estimate = () => fitRace(releases, from, withCapital);
  const world = raceWorld(estimate(), records, { months, seed: 1, withCapital });
  const places = world.labs.map((_, at) => at);
  const job = {
    draw: { kind: "race", world },
    labs: labs.length,
    months,
    questions: {
      bars: [world.records[0], world.records[0] + 13.1],
      reports: [12, 24, 36],
      within: [3, 6, 12],
      ranked: places,
      group: [],
      past: [{ score: world.records[0], monthsAgo: 1 }],
    },
  };
  const [one, two] = [createRaceThreads(1), createRaceThreads(2)];
  const times = {
    "the race estimated": [await timesOf(estimate), -500],
    "20,000 draws, one thread": [
      await timesOf(() => one.runnerFor({})({ ...job, draws: 20_000 })),
      -2000,
    ],
    "100,000 draws, two threads": [
      await timesOf(() => two.runnerFor({})({ ...job, draws: 100_000 })),
      -4000,
    ],
  };
  await Promise.all([one.close(), two.close()]);
  return Object.entries(times).map(([name, [{ elapsed, processor }, bound]]) =>
    row(name, elapsed, bound, {
      unit: " ms",
      labs: labs.length,
      months,
      rounds,
      times: { "processor ms": processor },
    }),
  );
}

if (isMain(import.meta)) printRows(await race());
