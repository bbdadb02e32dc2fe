import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { median } from "../../stats/median.ts";
import { CONSTANT_FAILURE_RATIO, spreadOfRatio } from "./step-spread.ts";

/** A measured agent, and the spread of task difficulty that its two horizons imply. */
export interface MeasuredAgent {
  readonly model: string;
  readonly date: string;
  readonly p50Minutes: number;
  /** Ends of the 95 % bootstrap interval. */
  readonly p50Low: number;
  readonly p50High: number;
  readonly p80Minutes: number;
  /** 50 % horizon over 80 % horizon. */
  readonly ratio: number;
  readonly spread: number;
}

/** Spreads of the agents of one task suite. */
export interface MeasuredSpread {
  readonly suite: string;
  readonly agents: readonly MeasuredAgent[];
  readonly medianRatio: number;
  readonly constantFailureRatio: number;
}

/**
 * Agents before this date do tasks of a few seconds, where reading the task is most of the work.
 */
const FIRST_DATE = "2023-01-01";
/** Suites of tasks, newest first; they are never mixed. */
const suites = ["1.1", "1.0"] as const;
/** The suite as its maker published it; later additions came through another source. */
const PUBLISHER = "https://metr.org/";

/**
 * The spread of task difficulty in measured horizons (METR), for agents released since 2023 in the
 * newest suite known at the time.
 *
 * @returns the agents in order of release; or problem `not-determined` when none was known
 */
export function measuredSpread(facts: Facts, window: FactWindow): Outcome<MeasuredSpread> {
  const rows = facts.select("time-horizons", window, {
    suite: "text",
    model: "text",
    p50_minutes: "number",
    p50_low: "number?",
    p50_high: "number?",
    p80_minutes: "number?",
  });
  if (!rows.ok) return rows;
  const recent = rows.value.filter(
    ({ date, source }) => date >= FIRST_DATE && source.startsWith(PUBLISHER),
  );
  const suite = suites.find((name) => recent.some((row) => row.suite === name));
  const agents = recent.flatMap((row): readonly MeasuredAgent[] => {
    const { p50_low: p50Low, p50_high: p50High, p80_minutes: p80Minutes } = row;
    // What METR first published of a result may lack an end, or the horizon at 80 %.
    if (p50Low === undefined || p50High === undefined || p80Minutes === undefined) return [];
    if (row.suite !== suite) return [];
    const ratio = row.p50_minutes / p80Minutes;
    return [
      {
        model: row.model,
        date: row.date,
        p50Minutes: row.p50_minutes,
        p50Low,
        p50High,
        p80Minutes,
        ratio,
        spread: spreadOfRatio(ratio),
      },
    ];
  });
  if (suite === undefined || agents.length === 0) {
    return fail("not-determined", { value: "time-horizons p50 / p80", n: agents.length });
  }
  return succeed({
    suite,
    agents: agents.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
    medianRatio: median(agents.map(({ ratio }) => ratio)),
    constantFailureRatio: CONSTANT_FAILURE_RATIO,
  });
}
