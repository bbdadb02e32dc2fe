// Claim: single precision against double precision, fast mode, one thread.
import { load, programOf, summarize } from "./engine.mjs";
import { interleave, milliseconds } from "./interleave.mjs";
import { isMain, printRows, row } from "./report.mjs";
import { unitsOf } from "./yardsticks.mjs";

const samples = { M1: 65536, M2: 32768, M3: 4096 };
const rounds = 41;

/** The rows of this claim; they bound nothing, as the option's gain depends on the model. */
export async function singlePrecision() {
  const rows = [];
  for (const [model, count] of Object.entries(samples)) {
    const contestant = (precision) => {
      const evaluator = load(programOf(model), "fast", "random", 1, precision);
      return () =>
        (milliseconds(() => summarize(evaluator, 0, count)) * 1e6) / count / unitsOf(model);
    };
    const contestants = { single: contestant("single"), double: contestant(undefined) };
    await interleave(contestants, 8);
    const times = await interleave(contestants, rounds);
    const claim = `${model}, single precision against double`;
    rows.push(row(claim, times.double / times.single, undefined, { n: count, rounds, times }));
  }
  return rows;
}

if (isMain(import.meta)) printRows(await singlePrecision());
