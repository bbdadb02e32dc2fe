// Claim: how fast the engine samples and summarizes M1, M2 and M3 against numpy, Squiggle and C.
import { fastMode, load, programOf, summarize } from "./engine.mjs";
import { interleave, median, milliseconds } from "./interleave.mjs";
import { isMain, notRun, printRows, row } from "./report.mjs";
import { compileLimit, loadSquiggle, startNumpy, unitsOf } from "./yardsticks.mjs";

const models = ["M1", "M2", "M3"];
const rounds = 15;
const samples = { M1: 524288, M2: 262144, M3: 8192 };
const squiggleRounds = 3;
const squiggleSamples = { M1: 100000, M2: 100000, M3: 10000 };
const bounds = {
  numpy: { M1: 4.3, M2: 3.2, M3: 1.8 },
  squiggle: { M1: 45, M2: 55, M3: 80 },
  limit: 3.2,
  strict: 1.6,
};

/** Nanoseconds a unit of work, one thread, with the program already loaded. */
function contestant(model, mode, count, repeats = 1) {
  const evaluator = load(programOf(model), mode);
  const run = () =>
    (milliseconds(() => summarize(evaluator, 0, count)) * 1e6) / count / unitsOf(model);
  for (let warm = 0; warm < 8; warm++) run();
  // A short run beside a long one: its median of several, so that one disturbance does not count.
  return () => median(Array.from({ length: repeats }, run));
}

/** The rows of this claim. */
export async function engineSpeed() {
  const rows = [];
  const numpy = await startNumpy();
  const limit = compileLimit();
  const squiggle = await loadSquiggle();
  for (const model of models) {
    const count = samples[model];
    const times = await interleave(
      {
        fast: contestant(model, "fast", count),
        strict: contestant(model, "strict", count),
        ...("run" in numpy ? { numpy: () => numpy.run(model, count) } : {}),
        ...("run" in limit ? { limit: () => limit.run(model, count) } : {}),
      },
      rounds,
    );
    const fast = `${model}, ${fastMode} mode`;
    const facts = { n: count, rounds, times };
    rows.push(
      "run" in numpy
        ? row(
            `${fast} against numpy ${numpy.version}`,
            times.numpy / times.fast,
            bounds.numpy[model],
            facts,
          )
        : notRun(`${fast} against numpy`, numpy.reason),
      "run" in limit
        ? row(`${fast} against C, times slower`, times.fast / times.limit, -bounds.limit, facts)
        : notRun(`${fast} against C`, limit.reason),
      row(
        `${model}, strict against ${fastMode}, times slower`,
        times.strict / times.fast,
        -bounds.strict,
        facts,
      ),
    );
    rows.push(await againstSquiggle(model, squiggle));
  }
  if ("close" in numpy) numpy.close();
  return rows;
}

async function againstSquiggle(model, squiggle) {
  const name = `${model}, ${fastMode} mode against Squiggle 0.10`;
  if (!("run" in squiggle)) return notRun(name, squiggle.reason);
  const count = squiggleSamples[model];
  const times = await interleave(
    {
      fast: contestant(model, "fast", count, 9),
      squiggle: () => squiggle.run(model, count),
    },
    squiggleRounds,
  );
  return row(name, times.squiggle / times.fast, bounds.squiggle[model], {
    n: count,
    rounds: squiggleRounds,
    times,
  });
}

if (isMain(import.meta)) printRows(await engineSpeed());
