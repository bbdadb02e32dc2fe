// Claim: the engine in both modes against numpy, C and Squiggle at 1e4, 1e5 and 1e6 samples. M3 ends
// at 1e5, and Squiggle where one run of it would take minutes.
import { fastMode } from "./engine.mjs";
import { contestant } from "./engine-contestant.mjs";
import { interleave } from "./interleave.mjs";
import { notRun, row } from "./report.mjs";

const sizes = { M1: [1e4, 1e5, 1e6], M2: [1e4, 1e5, 1e6], M3: [1e4, 1e5] };
const mostOfSquiggle = { M1: 1e6, M2: 1e5, M3: 0 };
/** Milliseconds that one turn of the engine should take, so that short runs are not all noise. */
const turnMs = 50;
const nanoseconds = { M1: 30, M2: 120, M3: 7000 };
const rounds = (model, count) => (count * nanoseconds[model] > 2e8 ? 3 : 7);

/** The rows of one model. */
export async function engineSizes(model, yardsticks) {
  const rows = [];
  for (const count of sizes[model]) rows.push(...(await atSize(model, count, yardsticks)));
  return rows;
}

async function atSize(model, count, { numpy, limit, squiggle }) {
  const repeats = Math.ceil((turnMs * 1e6) / (count * nanoseconds[model]));
  const turns = rounds(model, count);
  const times = await interleave(
    {
      fast: contestant(model, "fast", count, repeats),
      strict: contestant(model, "strict", count, repeats),
      ...("run" in numpy ? { numpy: () => numpy.run(model, count) } : {}),
      ...("run" in limit ? { limit: () => limit.run(model, count) } : {}),
    },
    turns,
  );
  // Once: it takes far longer than all others together, and its ratio has digits to spare.
  if ("run" in squiggle && count <= mostOfSquiggle[model]) {
    times.squiggle = await squiggle.run(model, count);
  }
  return [
    ["fast", fastMode],
    ["strict", "strict"],
  ].map(([name, mode]) => {
    const claim = `${model} at ${count} samples, ${mode} mode against numpy`;
    if (!("run" in numpy)) return notRun(claim, numpy.reason);
    const against = (other) => (times[other] / times[name]).toPrecision(3);
    return row(claim, times.numpy / times[name], undefined, {
      ...("limit" in times ? { "times slower than C": (1 / against("limit")).toPrecision(3) } : {}),
      ...("squiggle" in times ? { "times faster than Squiggle": against("squiggle") } : {}),
      rounds: turns,
      times,
    });
  });
}
