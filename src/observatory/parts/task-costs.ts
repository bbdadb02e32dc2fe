import { groupBy } from "../../base/group-by.ts";
import { allOf, type Outcome, succeed } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { modelKeys } from "../../names/model-id.ts";
import type { RatedPrice } from "../price-at-bar.ts";
import { costedRuns } from "./cost-per-task.ts";

/** What a task of a benchmark costs with a model. */
export interface TaskCost {
  readonly benchmark: string;
  /** The model as the board names it, with its effort. */
  readonly model: string;
  /** Day of the run, or of the table that counts its tokens. */
  readonly date: string;
  readonly usdPerTask: number;
  /** Tokens of a task at the prices of the offer, or what the board says it spent. */
  readonly basis: "tokens" | "run";
  /** Share of the tasks solved, where the same source states it. */
  readonly score: number | undefined;
  readonly source: string;
}

/** What somebody measured of a task: its tokens, or its dollars. */
interface Measured extends Omit<TaskCost, "usdPerTask" | "basis"> {
  readonly inputTokens?: number | undefined;
  readonly outputTokens?: number | undefined;
  readonly usd?: number | undefined;
}

/**
 * What tasks cost with the models of offers, benchmark by benchmark, as known by the day.
 *
 * Where the tokens of a task are known, they are multiplied by the offer's prices of input and
 * output, without discounts for cached input; else the published cost of the run is given, which is
 * that of its own day and provider. Runs at the effort of the rated version count, or, where there
 * are none, runs that state no effort; of several, the newest.
 */
export function taskCosts(
  facts: Facts,
  window: FactWindow,
): Outcome<(offer: RatedPrice) => readonly TaskCost[]> {
  const read = allOf({
    usage: facts.select("task-usage", window, {
      benchmark: "text",
      model: "text",
      input_tokens: "number?",
      output_tokens: "number?",
      cost_usd: "number?",
      score: "number?",
    }),
    runs: costedRuns(facts, window),
  });
  if (!read.ok) return read;
  const measured = [
    ...read.value.usage.map(
      (row): Measured => ({
        benchmark: row.benchmark,
        model: row.model,
        date: row.date,
        inputTokens: row.input_tokens,
        outputTokens: row.output_tokens,
        usd: row.cost_usd,
        score: row.score,
        source: row.source,
      }),
    ),
    ...read.value.runs.map(({ usdPerTask, ...run }): Measured => ({ ...run, usd: usdPerTask })),
  ];
  const named = measured.map((row) => ({ row, ...nameOf(row.model) }));
  return succeed((offer) => {
    const wanted = nameOf(offer.model.version);
    const own = named.filter(({ keys }) => sameVersion(keys, wanted.keys));
    return [...groupBy(own, ({ row }) => row.benchmark).values()].flatMap((group) => {
      const exact = group.filter(({ effort }) => effort === wanted.effort);
      const plain = group.filter(({ effort }) => effort === "");
      const fitting = (exact.length > 0 ? exact : plain).flatMap(({ row }) => costOf(row, offer));
      return fitting.length === 0 ? [] : [fitting.reduce(better)];
    });
  });
}

/** Tokens before dollars, then the newest. */
const better = (one: TaskCost, other: TaskCost): TaskCost => {
  if (one.basis !== other.basis) return one.basis === "tokens" ? one : other;
  return other.date > one.date ? other : one;
};

function costOf(
  { inputTokens, outputTokens, usd, ...rest }: Measured,
  { segment }: RatedPrice,
): readonly TaskCost[] {
  const { input_usd_mtok: input, output_usd_mtok: output } = segment;
  if (inputTokens !== undefined && outputTokens !== undefined) {
    if (input === undefined || output === undefined) return [];
    const usdPerTask = (inputTokens * input + outputTokens * output) / 1e6;
    return [{ ...rest, usdPerTask, basis: "tokens" }];
  }
  return usd === undefined ? [] : [{ ...rest, usdPerTask: usd, basis: "run" }];
}

/** A name without its effort, which boards write in parentheses and versions after a line. */
function nameOf(name: string) {
  // A board also writes the month of a version in parentheses: `DeepSeek R1 (0528)`.
  const [, plain = name, setting] = /^(.*?)\s*\((?!\d{4}\))([^)]*)\)\s*$/.exec(name) ?? [];
  const suffix = /_([a-z]+|\d+k)$/i.exec(plain)?.[1];
  const effort = (setting?.split(" ")[0] ?? suffix ?? "").toLowerCase();
  return { keys: modelKeys(plain), effort: effort === "unknown" ? "" : effort };
}

const sameVersion = (
  board: ReturnType<typeof modelKeys>,
  version: ReturnType<typeof modelKeys>,
): boolean =>
  board.dated === version.dated || (!board.hasDate && board.undated === version.undated);
