import { allOf, type Outcome, succeed } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { capitalSpending } from "../../trends/capital-spending.ts";
import { closedRounds } from "./funding-rounds.ts";

/** A sum of money compared with the hundred billion of the bet. */
export interface BetLine {
  readonly usd: number;
  /** Day on which the sum passed the threshold; absent while it has not. */
  readonly crossedOn: string | undefined;
  /** Whether the sum was above the threshold on its first day: it passed by that day, not on it. */
  readonly censored: boolean;
  readonly from: string;
  readonly to: string;
  readonly n: number;
}

/** What has been staked on the bet that capability is worth its cost. */
export interface HundredBillionBet {
  readonly thresholdUsd: number;
  /** Sum of all closed rounds of the laboratories, equity and debt. */
  readonly funding: BetLine | undefined;
  /** Capital spending of the four largest cloud companies in the last four quarters. */
  readonly capital: BetLine | undefined;
}

const THRESHOLD_USD = 100e9;
const QUARTERS = 4;

/**
 * The money staked. The two lines are not added: clouds invest in laboratories that buy from them,
 * so the same money would count twice.
 */
export function hundredBillionBet(facts: Facts, window: FactWindow): Outcome<HundredBillionBet> {
  const read = allOf({
    rounds: closedRounds(facts, window),
    spending: capitalSpending.observe(facts, window, {}),
  });
  if (!read.ok) return read;
  const { rounds, spending } = read.value;
  const raised = rounds.map(({ date, raisedUsd }) => ({ date, value: raisedUsd }));
  const quarters = [...spending].sort((a, b) => (a.date < b.date ? -1 : 1));
  const years = quarters.slice(QUARTERS - 1).map(({ date }, index) => ({
    date,
    value: quarters.slice(index, index + QUARTERS).reduce((total, { value }) => total + value, 0),
  }));
  return succeed({
    thresholdUsd: THRESHOLD_USD,
    funding: lineOf(runningTotal(raised), raised.length),
    capital: lineOf(years, quarters.length),
  });
}

interface Dated {
  readonly date: string;
  readonly value: number;
}

function runningTotal(amounts: readonly Dated[]): readonly Dated[] {
  let total = 0;
  return amounts.map(({ date, value }) => {
    total += value;
    return { date, value: total };
  });
}

function lineOf(points: readonly Dated[], n: number): BetLine | undefined {
  const [first, last] = [points[0], points.at(-1)];
  return first && last
    ? {
        usd: last.value,
        crossedOn: points.find(({ value }) => value >= THRESHOLD_USD)?.date,
        censored: first.value >= THRESHOLD_USD,
        from: first.date,
        to: last.date,
        n,
      }
    : undefined;
}
