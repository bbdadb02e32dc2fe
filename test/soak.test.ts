import { expect, test } from "vitest";
import { type Fuzzer, guarded, soak } from "../scripts/soak/fuzzer.ts";
import { soakCanaries } from "../scripts/soak/soak-canaries.ts";
import { soakFiles } from "../scripts/soak/soak-files.ts";
import { soakKills } from "../scripts/soak/soak-kills.ts";
import { soakMemory } from "../scripts/soak/soak-memory.ts";
import { soakModels } from "../scripts/soak/soak-models.ts";
import { soakRequests } from "../scripts/soak/soak-requests.ts";
import { soakSweeps } from "../scripts/soak/soak-sweeps.ts";
import { needsQueue } from "./support/queue.ts";
import { UNHURRIED_MS } from "./support/unhurried.ts";

/** The short form of `npm run soak`. A test asserts no time, so what is slow is not counted here. */
const kinds: readonly (readonly [open: () => Fuzzer, tries: number])[] = [
  [soakModels, 400],
  [soakFiles, 60],
  [() => soakRequests(UNHURRIED_MS), 100],
  [soakKills, 2],
  [soakCanaries, 20],
];

test.each(kinds)("%o breaks nothing", async (open, tries) => {
  const row = await soak(open(), 0, { tries, ms: Number.POSITIVE_INFINITY });
  expect(row.faults.filter((fault) => !fault.includes("took "))).toEqual([]);
  expect(row.tries).toBeGreaterThanOrEqual(tries);
});

test("sweeps by threads and by workers that are killed have the digest of one process", async (context) => {
  needsQueue(context);
  const { tries, faults } = await soak(soakSweeps(), 0, {
    tries: 5,
    ms: Number.POSITIVE_INFINITY,
  });
  expect(faults).toEqual([]);
  expect(tries).toBe(5);
});

test("memory is read from outside, of a server that stays within it", async ({ skip }) => {
  skip(process.platform !== "linux", "only Linux tells what a process takes");
  const row = await soak(soakMemory(), 0, { tries: 1, ms: Number.POSITIVE_INFINITY });
  expect(row.faults).toEqual([]);
  expect(row.measured).toEqual([
    expect.stringMatching(/^\d+ MB(?: since the start)?, (?:answered|time-limit): simulate /),
  ]);
});

test("what throws, and what should not be, is found, with its seed", async () => {
  const broken: Fuzzer = {
    ...{ name: "broken", property: "none" },
    run: async (seed) => ({
      tries: 1,
      faults: await guarded("it", async () => {
        if (seed === 6) throw new Error("a bug");
        return seed === 7 ? "wrong" : undefined;
      }),
    }),
  };
  const { tries, faults } = await soak(broken, 5, { tries: 4, ms: Number.POSITIVE_INFINITY });
  expect(tries).toBe(4);
  expect(faults).toEqual([
    expect.stringMatching(/^seed 6: threw Error: a bug/),
    "seed 7: wrong: it",
  ]);
});
