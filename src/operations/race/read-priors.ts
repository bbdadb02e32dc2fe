import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { type Mechanism, type RacePriors, racePriors } from "../../observatory/race/race-priors.ts";

/** A prior that can be set: its name is its place in {@link RacePriors}. */
interface PriorRule {
  readonly name: string;
  readonly unit: string;
  /** The least and the most that the grid of the fit holds, or that means anything. */
  readonly least: number;
  readonly most: number;
}

const rule = (name: string, unit: string, least: number, most: number): PriorRule => ({
  name,
  unit,
  least,
  most,
});

/** Every prior of the race that can be set, with its unit. */
export const priorRules: readonly PriorRule[] = [
  rule("pace.mean", "points/yr", 0.5, 50),
  rule("pace.sd", "points/yr", 0.1, 20),
  rule("catchUp.mean", "of the gap/yr", 0, 1.8),
  rule("catchUp.sd", "of the gap/yr", 0.01, 5),
  rule("scatter.median", "points/√yr", 2.5, 16),
  rule("scatter.logSd", "ln", 0.01, 2),
  rule("ownPace", "points/yr", 0, 20),
  rule("common", "points/√yr", 0, 20),
  rule("releases.median", "1/yr", 0.8, 8),
  rule("releases.logSd", "ln", 0.01, 2),
  rule("releases.shape", "1", 0.2, 20),
  rule("silence.median", "1/yr", 0.03, 1.2),
  rule("silence.logSd", "ln", 0.01, 3),
  rule("silenceByGap.mean", "ln per 10 points", -0.4, 1.6),
  rule("silenceByGap.sd", "ln per 10 points", 0.01, 3),
  rule("return", "1/yr", 0.001, 5),
  rule("capital", "×", 0, 10),
];

/**
 * Priors as a person sets them: `pace.mean=9`, `capital=1`; and what is left out of the race.
 *
 * @returns `invalid-input` for an unknown name, with all names, or a value out of its range
 */
export function readPriors(
  texts: readonly string[],
  without: readonly Mechanism[],
): Outcome<RacePriors> {
  let priors: RacePriors = { ...racePriors, without: [...new Set(without)] };
  for (const text of texts) {
    const [name = "", written = ""] = text
      .trim()
      .split("=")
      .map((part) => part.trim());
    const found = priorRules.find((each) => each.name.toLowerCase() === name.toLowerCase());
    if (!found) {
      const known = priorRules.map((each) => each.name).join(", ");
      return fail("invalid-input", { field: "prior", rule: "rule.race-prior", known, value: text });
    }
    const value = written === "" ? Number.NaN : Number(written);
    const { least, most, unit } = found;
    if (!(value >= least && value <= most)) {
      const facts = { least, most, unit, name: found.name };
      return fail("invalid-input", {
        ...{ field: "prior", rule: "rule.race-prior-range", value: text },
        ...facts,
      });
    }
    priors = withPrior(priors, found.name, value);
  }
  return succeed(priors);
}

/** The value of a prior by its name. */
export function priorOf(priors: RacePriors, name: string): number {
  const [head, tail] = placeOf(name);
  const at = priors[head] as number | Readonly<Record<string, number>>;
  return typeof at === "number" ? at : (at[tail as string] as number);
}

function withPrior(priors: RacePriors, name: string, value: number): RacePriors {
  const [head, tail] = placeOf(name);
  const at = priors[head];
  return { ...priors, [head]: typeof at === "number" ? value : { ...at, [tail as string]: value } };
}

const placeOf = (name: string) => name.split(".") as [keyof RacePriors, string | undefined];
