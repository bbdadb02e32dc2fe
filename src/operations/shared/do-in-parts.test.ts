import { expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { doHere, type InParts } from "../../base/in-parts.ts";
import { fail, must, succeed } from "../../base/outcome.ts";
import {
  ablationsInParts,
  type RacesInParts,
  replayInParts,
} from "../../observatory/race/past-races.ts";
import { raceBasis } from "../../observatory/race/race-basis.ts";
import { racePriors } from "../../observatory/race/race-priors.ts";
import { forecastsInParts } from "../../trends/parts/forecast/past-forecasts.ts";
import type { Context } from "../contract/operation.ts";
import type { PartPiece, RunPieces } from "../contract/pieces.ts";
import { runPiece } from "../sweep/run-piece.ts";
import { doInParts } from "./do-in-parts.ts";

const squares: InParts<number, number, string> = {
  parts: [3, 1, 2],
  run: (part) => part * part,
  conclude: (done) => done.join(),
  nameOf: String,
};
const of = { work: "past-days", asked: {} } as const;

/** Answers pieces from the last to the first, as another machine would. */
const elsewhere = (taken: unknown[] = []): Pick<Context, "piecesFor"> => {
  const run: RunPieces = async function* (pieces) {
    const sent = [...pieces].map((piece, index) => ({ piece, index })).reverse();
    for (const { piece, index } of sent) {
      taken.push(piece);
      const received = JSON.parse(JSON.stringify(piece)) as PartPiece;
      yield { index, outcome: await runPiece(received, contextOf()) };
    }
  };
  return { piecesFor: () => succeed(run) };
};

const facts = contextOf().facts;
const priors = { ...racePriors, pace: { mean: 9, sd: 4 } };

test("the forecasts of the past made elsewhere are those made here", async () => {
  const work = forecastsInParts(facts, "2014-06-30");
  const taken: unknown[] = [];
  const there = await doInParts(work, of, { ...contextOf(), ...elsewhere(taken) });
  expect(taken).toHaveLength(work.parts.length);
  expect(there).toEqual(doHere(work));
});

const basisOn = (asOf: string) => must(raceBasis(facts, { asOf, hindsight: false }));

test.each([
  [
    "with votes",
    "2024-06-28",
    replayInParts(facts, basisOn("2024-06-28"), { votes: true, priors }),
  ],
  ["without each part", "2025-03-28", ablationsInParts(facts, basisOn("2025-03-28"), priors)],
])(
  "past races drawn elsewhere %s, by other priors, are those drawn here",
  async (_, asOf, opened) => {
    const work = must<RacesInParts<unknown>>(opened);
    const question = { work: "past-draws", asked: { asOf, priors } } as const;
    const there = await doInParts(work, question, { ...contextOf(), ...elsewhere() });
    expect(work.parts.length).toBeGreaterThan(0);
    expect(there).toEqual(doHere(work));
  },
);

test("what is there already is asked of nobody", async () => {
  const never = () => {
    throw new Error("no queue is looked for");
  };
  const done = { ...squares, parts: [] };
  expect(await doInParts(done, of, { ...contextOf(), piecesFor: never })).toEqual(succeed(""));
});

test("a part that fails, or does not come, leaves no whole", async () => {
  const failing: RunPieces = async function* () {
    yield { index: 1, outcome: fail("internal-error") };
  };
  const ask = (run: RunPieces) =>
    doInParts(squares, of, { ...contextOf(), piecesFor: () => succeed(run) });
  expect(await ask(failing)).toMatchObject({ error: { code: "internal-error" } });
  expect(await ask(async function* () {})).toMatchObject({ error: { code: "cancelled" } });
  const unreachable = { piecesFor: () => fail("queue-unreachable") };
  expect(await doInParts(squares, of, { ...contextOf(), ...unreachable })).toMatchObject({
    error: { code: "queue-unreachable" },
  });
});

test("here the parts are done in turn until the caller withdraws", async () => {
  let asked = 0;
  const seen: string[] = [];
  const patient = {
    ...contextOf(),
    progress: (_: number, __: number, what: string) => seen.push(what),
  };
  expect(await doInParts(squares, of, patient)).toEqual(succeed("9,1,4"));
  expect(seen).toEqual(["3", "1", "2"]);
  const withdrawn = { ...contextOf(), cancelled: () => ++asked > 2 };
  expect(await doInParts(squares, of, withdrawn)).toMatchObject({ error: { code: "cancelled" } });
  expect(asked).toBe(3);
});

test.each([
  ["past-days", {}, { trend: "no-such-trend", days: ["2020-01-01"] }],
  ["past-days", { more: 1 }, { trend: "capability", days: [] }],
  ["past-draws", { asOf: "2025-06-28", priors: {} }, { origin: "2024-03-28", votes: false }],
  ["past-draws", {}, "?"],
] as const)("a part of %s that cannot be read is refused", async (work, what, part) => {
  const piece: PartPiece = { kind: "part", work, asked: what, part };
  expect(await runPiece(piece, contextOf())).toMatchObject({ error: { code: "queue-bad-piece" } });
});
