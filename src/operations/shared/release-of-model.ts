import { lookUp } from "../../base/look-up.ts";
import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Context } from "../contract/operation.ts";

/** Names that files use for a model, and the name under which its release is known. */
const aliases: Readonly<Record<string, string>> = {
  "Claude 3.5 Sonnet (New)": "Claude 3.5 Sonnet (October 2024)",
  "Claude 3.5 Sonnet (Old)": "Claude 3.5 Sonnet (June 2024)",
  "GPT-4 0314": "GPT-4",
  "davinci-002 (GPT-3)": "davinci-002",
};

/** Words that say how a model was run, not which it is. */
const scaffold = / \((?:inspect|elicited)\)/gi;

/** A name without its scaffold, as words in no order: Claude 4.1 Opus is Claude Opus 4.1. */
function keyOf(name: string): string {
  const plain = name.replace(scaffold, "");
  const words = (lookUp(aliases, plain) ?? plain).toLowerCase().match(/[a-z]+|\d+/g) ?? [];
  return words
    .filter((word) => word !== "inspect")
    .sort()
    .join(" ");
}

/** A last word that says with what effort a model ran; its release is that of the model. */
const effort =
  /[-_ ](?:high-?thinking|no-?thinking|thinking|(?:non-)?reasoning|effort|xhigh|high|medium|low|minimal|base|\d+k)$/i;

/** A name, and what is left of it without each of the last words that tell an effort. */
function shorterNames(name: string): readonly string[] {
  const shorter = name.replace(effort, "");
  return shorter === name ? [name] : [name, ...shorterNames(shorter)];
}

/**
 * When models were released, by any name that METR, the index or a leaderboard has for them. A
 * release is a date of its own: a day does not need the model's horizon to be known by then.
 *
 * @param own dates by name that go before
 */
export function releaseOfModel(
  context: Context,
  own: ReadonlyMap<string, string> = new Map(),
): Outcome<(name: string) => string | null> {
  const window = { asOf: context.today, hindsight: false };
  const horizons = context.facts.select("time-horizons", window, { agent: "text", model: "text?" });
  if (!horizons.ok) return horizons;
  const scores = context.facts.select("capability-scores", window, {
    version: "text",
    label: "text",
  });
  if (!scores.ok) return scores;
  const dates = new Map<string, string>();
  const learn = (name: string, date: string): void => {
    const key = keyOf(name);
    if (!dates.has(key)) dates.set(key, date);
  };
  for (const [name, date] of own) learn(name, date);
  for (const { agent, model, date } of horizons.value) {
    learn(model ?? agent, date);
    learn(agent, date);
  }
  for (const { version, label, date } of scores.value) {
    learn(label, date);
    learn(version, date);
  }
  // A version that was scored at some effort dates its model as well.
  for (const { version, date } of scores.value) learn(version.replace(/_[^_]*$/, ""), date);
  return succeed((name) => {
    const known = shorterNames(name).find((each) => dates.has(keyOf(each)));
    return known === undefined ? null : (dates.get(keyOf(known)) ?? null);
  });
}
