// Claim: exact means cost at most 5 %, strict mode, one thread.
import { load, programOf } from "./engine.mjs";
import { interleave, milliseconds } from "./interleave.mjs";
import { isMain, printRows, row } from "./report.mjs";
import { unitsOf } from "./yardsticks.mjs";

const samples = { M1: 131072, M2: 32768, M3: 4096 };
const rounds = 41;

/** The rows of this claim: time with exact means over time without. */
export async function exactMeans() {
  const rows = [];
  for (const [model, count] of Object.entries(samples)) {
    const { reaches, ...plain } = programOf(model);
    const contestant = (program) => {
      const evaluator = load(program, "strict");
      return () => {
        const took = milliseconds(() => evaluator.tally(0, count));
        evaluator.takeTallies();
        return (took * 1e6) / count / unitsOf(model);
      };
    };
    const contestants = { exact: contestant({ ...plain, reaches }), binned: contestant(plain) };
    await interleave(contestants, 8);
    const times = await interleave(contestants, rounds);
    const claim = `${model}, exact means against those of bins, times slower`;
    rows.push(row(claim, times.exact / times.binned, -1.05, { n: count, rounds, times }));
  }
  return rows;
}

if (isMain(import.meta)) printRows(await exactMeans());
