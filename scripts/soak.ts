/** Try to break Sextant; what can be asked is in `usage`. */
import { parseArgs } from "node:util";
import { lacksQueue } from "../test/support/queue.ts";
import { type Fuzzer, type SoakRow, soak } from "./soak/fuzzer.ts";
import { soakCanaries } from "./soak/soak-canaries.ts";
import { soakCrowd } from "./soak/soak-crowd.ts";
import { soakDigests } from "./soak/soak-digests.ts";
import { soakFiles } from "./soak/soak-files.ts";
import { soakKills } from "./soak/soak-kills.ts";
import { memoryQuestions, soakMemory } from "./soak/soak-memory.ts";
import { soakModels } from "./soak/soak-models.ts";
import { soakRequests } from "./soak/soak-requests.ts";
import { soakSweeps } from "./soak/soak-sweeps.ts";

/** Kinds, and how many tries are enough of each. */
const kinds: Readonly<Record<string, readonly [tries: number, open: () => Fuzzer]>> = {
  models: [50_000, soakModels],
  files: [20_000, soakFiles],
  requests: [30_000, () => soakRequests(30_000)],
  kills: [1000, soakKills],
  sweeps: [100, soakSweeps],
  canaries: [2000, soakCanaries],
  digests: [300, soakDigests],
  memory: [memoryQuestions, soakMemory],
  crowds: [5 * 60 * 20, () => soakCrowd(crowdSeconds())],
};

const usage = `Try to break Sextant, and print what was tried and what was found.

  npm run soak                                  every kind, ten minutes in all
  npm run soak -- models files --seconds 3600   some kinds, for an hour in all
  npm run soak -- models --seed 7               again what was found with a seed

  kinds: ${Object.entries(kinds)
    .map(([kind, [tries]]) => `${kind} (${tries.toLocaleString("en")})`)
    .join(", ")}

A kind ends when it has been tried often enough (the number beside its name), or when its share of the
seconds is over. Ends with 1 when anything was found.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: "string", default: "600" },
    seed: { type: "string", default: "0" },
    help: { type: "boolean", short: "h", default: false },
  },
});
const seed = Number(values.seed);
const seconds = Number(values.seconds);
const wrong =
  positionals.find((kind) => !(kind in kinds)) ??
  Object.entries({ "--seed": seed, "--seconds": seconds }).find(
    ([, value]) => !Number.isFinite(value),
  )?.[0];
if (wrong !== undefined) console.error(`"${wrong}" is no kind, or is not followed by a number.\n`);
if (values.help || wrong !== undefined) {
  console.log(usage);
  process.exit(values.help ? 0 : 2);
}
const named = Object.keys(kinds).filter((kind) => positionals.includes(kind));
const lacks = lacksQueue();
const asked = (named.length > 0 ? named : Object.keys(kinds)).filter(
  (kind) => kind !== "sweeps" || lacks === undefined,
);

/** Each of five crowds is there for a minute, or for so long that all of them come. */
const crowdSeconds = (): number => Math.min(60, Math.floor(seconds / asked.length / 6));

const rows: SoakRow[] = [];
for (const kind of asked) {
  const [tries, open] = kinds[kind] as (typeof kinds)[string];
  rows.push(await soak(open(), seed, { tries, ms: (1000 * seconds) / asked.length }));
}
if (lacks !== undefined) console.log(`sweeps: ${lacks}`);
console.log(`seed ${seed}\n\ntried          tries   found       s  what must hold`);
for (const { name, tries, faults, ms, property } of rows) {
  const cells = [
    name.padEnd(13),
    String(tries).padStart(6),
    String(faults.length).padStart(7),
    (ms / 1000).toFixed(0).padStart(7),
  ];
  console.log(`${cells.join(" ")}  ${property}`);
}
for (const { name, measured = [] } of rows)
  for (const line of measured) console.log(`\n${name}, ${line}`);
for (const { name, faults } of rows) for (const fault of faults) console.log(`\n${name}, ${fault}`);
process.exitCode = rows.some(({ faults }) => faults.length > 0) ? 1 : 0;
