// Claim: the bands of the mixture score no worse than those that a trend had before, a form continued
// with the bands of its fit. Both are made again from the facts of each past day and held against the
// same outcomes, by the interval score of their 80 % bands (T. Gneiting, A. Raftery, 2007), in
// orders of magnitude or, on a linear scale, in units. Twice: as the fit has them, and stretched by the one
// factor with which they hold as often as they say, found on all other forecasts of the trend, later ones
// too: what the program did before, and more than anyone could know.
import { sextant } from "../dist/node/index.js";
import { isMain } from "./report.mjs";

const level = 0.8;
const alpha = 1 - level;

const scaleOf = (scale) => (scale === "log" ? Math.log10 : (value) => value);

/** Width, and what a miss costs. */
const scoreOf = ({ lower, upper, outcome }) =>
  upper - lower + (2 / alpha) * (Math.max(0, lower - outcome) + Math.max(0, outcome - upper));

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The prediction of a day, on the line between those beside it. */
function predictionAt(prediction, group, day, on) {
  const own = prediction.filter((each) => each.group === group);
  const time = (date) => Date.parse(date) / 86_400_000;
  const after = own.findIndex(({ date }) => date >= day);
  if (after < 0) return undefined;
  const [from, to] = [own[Math.max(0, after - 1)], own[after]];
  const span = time(to.date) - time(from.date);
  const part = span === 0 ? 1 : (time(day) - time(from.date)) / span;
  const between = (name) => on(from[name]) + part * (on(to[name]) - on(from[name]));
  return { lower: between("lower"), value: between("value"), upper: between("upper") };
}

/** The factor with which four in five of some bands hold what came. */
function stretchOf(bands) {
  const needed = bands
    .map(({ lower, value, upper, outcome }) =>
      outcome >= value
        ? (outcome - value) / Math.max(1e-9, upper - value)
        : (value - outcome) / Math.max(1e-9, value - lower),
    )
    .sort((a, b) => a - b);
  return needed[Math.min(needed.length - 1, Math.ceil(level * (needed.length + 1)) - 1)] ?? 1;
}

const stretched = (band, factor) => ({
  ...band,
  lower: band.value - factor * (band.value - band.lower),
  upper: band.value + factor * (band.upper - band.value),
});

async function compare({ trend, scale }) {
  const on = scaleOf(scale);
  const { result } = await sextant.skill({ trend, forecasts: true });
  const before = new Map();
  const pairs = [];
  for (const { madeOn, about, group, lower, upper, outcome, calibrated } of result.forecasts) {
    if (!calibrated || outcome === null) continue;
    if (!before.has(madeOn)) {
      const answer = await sextant.attempt.trend({ id: trend, asOf: madeOn, fast: true });
      before.set(madeOn, answer.ok ? answer.value.result.prediction : []);
    }
    const old = predictionAt(before.get(madeOn), group, about, on);
    if (!old || !Number.isFinite(old.lower + old.upper)) continue;
    pairs.push({
      madeOn,
      now: { lower: on(lower), upper: on(upper), outcome: on(outcome) },
      old: { ...old, outcome: on(outcome) },
    });
  }
  if (pairs.length === 0) return undefined;
  const others = (at) => pairs.filter(({ madeOn }) => madeOn !== pairs[at].madeOn);
  const kept = pairs.map(({ old }, at) =>
    stretched(old, stretchOf(others(at).map((each) => each.old))),
  );
  return {
    trend,
    n: pairs.length,
    of: result.forecasts.filter((each) => each.calibrated && each.outcome !== null).length,
    now: mean(pairs.map(({ now }) => scoreOf(now))),
    fit: mean(pairs.map(({ old }) => scoreOf(old))),
    stretched: mean(kept.map(scoreOf)),
  };
}

/** One row for each trend that has been scored. */
export async function intervalScores() {
  const { result } = await sextant.skill({});
  const rows = [];
  for (const series of result.series) {
    const found = await compare(series);
    if (found) rows.push(found);
  }
  return rows;
}

if (isMain(import.meta)) {
  console.log(
    "| trend | forecasts | mixture | form, bands of its fit | form, bands stretched by hindsight | |",
  );
  console.log("|---|---|---|---|---|---|");
  for (const { trend, n, of, now, fit, stretched: kept } of await intervalScores()) {
    const texts = [now, fit, kept].map((value) => value.toPrecision(3));
    const verdict =
      now <= Math.min(fit, kept) ? "better" : now <= fit ? "better than the fit" : "WORSE";
    console.log(`| ${trend} | ${n} of ${of} | ${texts.join(" | ")} | ${verdict} |`);
  }
}
