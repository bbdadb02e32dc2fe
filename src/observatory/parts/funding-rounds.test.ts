import { expect, test } from "vitest";
import { type MadeRow, madeFacts, madeStore } from "../../../test/support/made-facts.ts";
import { openFacts } from "../../data/facts.ts";
import { closedRounds, fundingRounds } from "./funding-rounds.ts";

const report = (label: string, date: string, known_on: string, rest: Partial<MadeRow>) => ({
  ...{ company: "Lab", label, date, known_on, status: "closed", ...rest },
});

const rows = [
  report("second", "2024-06-01", "2024-06-02", { equity_usd: 5, debt_usd: 2 }),
  report("first", "2024-01-01", "2024-09-01", { status: "cancelled", equity_usd: 3 }),
  report("first", "2024-01-01", "2024-02-01", { status: "talks", equity_usd: 1 }),
  report("first", "2024-01-01", "2024-05-01", { equity_usd: 2 }),
];

function roundsOn(asOf: string, read = fundingRounds) {
  const rounds = read(madeFacts({ "lab-funding": rows as never }), { asOf, hindsight: false });
  if (!rounds.ok) throw new Error(rounds.error.code);
  return rounds.value.map(({ label, status, raisedUsd }) => [label, status, raisedUsd]);
}

test("a later report of a round replaces the earlier one from the day on which it is known", () => {
  expect(roundsOn("2024-04-30")).toEqual([["first", "talks", 1]]);
  expect(roundsOn("2024-05-01")).toEqual([["first", "closed", 2]]);
  expect(roundsOn("2024-09-01")[0]).toEqual(["first", "cancelled", 3]);
});

test("rounds stand in order of date, with equity and debt together", () => {
  expect(roundsOn("2024-08-31")).toEqual([
    ["first", "closed", 2],
    ["second", "closed", 7],
  ]);
});

test("talks and what was cancelled are no money", () => {
  expect(roundsOn("2024-04-30", closedRounds)).toEqual([]);
  expect(roundsOn("2024-09-01", closedRounds)).toEqual([["second", "closed", 7]]);
});

test("of two reports of one day the one listed later counts", () => {
  const twice = [report("r", "2024-01-01", "2024-02-01", { equity_usd: 1 })].flatMap((row) => [
    row,
    { ...row, equity_usd: 9 },
  ]);
  const rounds = fundingRounds(madeFacts({ "lab-funding": twice as never }), {
    ...{ asOf: "2024-12-31", hindsight: false },
  });
  expect(rounds.ok && rounds.value.map(({ raisedUsd }) => raisedUsd)).toEqual([9]);
});

test("rows that cannot be read are a problem, not an absence of rounds", () => {
  const broken = openFacts({ ...madeStore({}), readRowsText: () => "no header\n" });
  for (const read of [fundingRounds, closedRounds]) {
    expect(read(broken, { asOf: "2024-01-01", hindsight: false })).toMatchObject({ ok: false });
  }
});
