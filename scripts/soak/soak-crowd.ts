import { spawn } from "node:child_process";
import { once } from "node:events";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { crowds } from "./crowd/crowds.ts";
import type { Fuzzer, Tried } from "./fuzzer.ts";
import { startServed } from "./served-process.ts";

/** Between two questions; they are sent whether or not the last one has been answered. */
const EVERY_MS = 50;
/** What an answer may take that takes at most {@link ALONE_MS} when nobody else asks. */
const BESIDE_MS = 100;
const ALONE_MS = 20;
/** Questions alone after which a server has read the facts and its code has been compiled. */
const WARM_UP = 60;

/** Cheap questions: of another day each, so that they are computed, but for the first. */
const cheap: readonly ((day: string) => string)[] = [
  () => "series?id=electricity",
  (day) => `series?id=electricity&asOf=${day}`,
  (day) => `energy?asOf=${day}`,
  (day) => `market?asOf=${day}`,
  (day) => `horizon?asOf=${day}`,
  (day) => `chip?name=h100-sxm&asOf=${day}`,
];

/** Cheap questions beside those who keep the server busy. */
export function soakCrowd(seconds: number): Fuzzer {
  const starting = startServed();
  let asked = 0;
  let known: Promise<readonly ((day: string) => string)[]> | undefined;
  const ask = async (url: string, questions: typeof cheap, at = asked++) => {
    const question = questions[at % questions.length] as (typeof cheap)[number];
    const begun = performance.now();
    const response = await fetch(`${url}api/v1/${question(dayOf(at))}`);
    await response.arrayBuffer();
    return { question, status: response.status, ms: performance.now() - begun };
  };

  /** Those questions that are cheap on this machine. */
  async function cheapAlone(url: string): Promise<typeof cheap> {
    for (let turn = 0; turn < WARM_UP; turn++) await ask(url, cheap);
    const times = new Map<(typeof cheap)[number], number[]>();
    for (let turn = 0; turn < WARM_UP; turn++) {
      const { question, ms } = await ask(url, cheap);
      times.set(question, [...(times.get(question) ?? []), ms]);
    }
    return cheap.filter((question) => quantile(times.get(question) ?? [], 0.5) <= ALONE_MS);
  }

  async function askBeside(url: string, name: string): Promise<Tried> {
    known ??= cheapAlone(url);
    const questions = await known;
    if (questions.length === 0) return { tries: 0, faults: ["no question is cheap here"] };
    const crowd = await gather(name, url);
    const under: ReturnType<typeof ask>[] = [];
    for (let turn = 0; turn < (1000 * seconds) / EVERY_MS; turn++) {
      under.push(ask(url, questions));
      await pause(EVERY_MS);
    }
    const answers = await Promise.all(under);
    await crowd.leave();
    const times = answers.map(({ ms }) => ms);
    const at = (share: number): number => quantile(times, share);
    const p99 = Math.round(at(0.99));
    const refused = answers.filter(({ status }) => status !== 200);
    const [p50, longest] = [0.5, 1].map((share) => Math.round(at(share)));
    // Other work on the machine is in the figures.
    const load = `load ${loadavg()[0]?.toFixed(1)} of ${availableParallelism()}`;
    return {
      tries: answers.length,
      faults: [
        ...(p99 > BESIDE_MS ? [`took ${p99} ms at p99: beside ${name}`] : []),
        ...refused.map(({ status }) => `${status}: beside ${name}`),
      ],
      measured: [`beside ${name}: p50 ${p50} ms, p99 ${p99} ms, longest ${longest} ms, ${load}`],
    };
  }

  const names = Object.keys(crowds);
  return {
    name: "crowds",
    property: `cheap questions within ${BESIDE_MS} ms (p99) and none refused, whoever else asks`,
    run: async (seed) => askBeside((await starting).url, names[seed % names.length] as string),
    end: async () => (await starting).stop(),
  };
}

/** A crowd in a process of its own, so that it does not hold up the questions that are timed. */
async function gather(name: string, url: string): Promise<{ leave(): Promise<void> }> {
  const script = join(import.meta.dirname, "crowd/crowd-process.ts");
  const words = ["--import", "tsx", script, name, url];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
  const left = once(child, "exit");
  await once(child.stdout, "data");
  return {
    leave: async () => {
      child.kill();
      await left;
    },
  };
}

const dayOf = (turn: number): string =>
  new Date(Date.UTC(2025, 5, 1 + (turn % 500))).toISOString().slice(0, 10);

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? Number.POSITIVE_INFINITY;
}
