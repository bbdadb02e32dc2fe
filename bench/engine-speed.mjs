// Claim: how fast the engine samples and summarizes M1, M2 and M3 against numpy, Squiggle and C.
// `node bench/engine-speed.mjs M3` runs one model only.
import { fastMode } from "./engine.mjs";
import { contestant } from "./engine-contestant.mjs";
import { engineSizes } from "./engine-sizes.mjs";
import { interleave } from "./interleave.mjs";
import { isMain, notRun, printRows, row } from "./report.mjs";
import { compileLimit, loadSquiggle, startNumpy } from "./yardsticks.mjs";

const everyModel = ["M1", "M2", "M3"];
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

/** The rows of this claim, with the same at several sizes. */
export async function engineSpeed(models = everyModel) {
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
    rows.push(...(await engineSizes(model, { numpy, limit, squiggle })));
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

if (isMain(import.meta)) {
  const wanted = process.argv.slice(2);
  printRows(await engineSpeed(wanted.length > 0 ? wanted : everyModel));
}
