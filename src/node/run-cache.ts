import { createHash, type Hash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { sortKeys } from "../base/sort-keys.ts";
import type { Run } from "../operations/contract/run-operation.ts";
import { packageState } from "./package-state.ts";

/** Costly answers, kept on disk from one command to the next. */
export interface RunCache {
  /** The answer to a question, if one is kept and can be read. A question has answers of one type. */
  recall<Answer = Run>(question: readonly unknown[]): Answer | undefined;
  /** Keep an answer. A folder that cannot be written to keeps nothing. */
  keep<Answer = Run>(question: readonly unknown[], answer: Answer): void;
}

/** Answers kept at most; beyond, half of them go. */
const MOST = 200;

/**
 * Open the cache of a folder. An answer is found under a digest of the question, the embedded data
 * and the code that computes, so what either of them has changed is computed anew. A file that is
 * damaged or belongs to another question counts as absent.
 *
 * @param folder need not exist
 * @param state changes with data and code; that of this package when absent
 */
export function openRunCache(folder: string, state: () => string = packageState): RunCache {
  const fileOf = (key: string): string => join(folder, `${key}.json`);
  let known: string | undefined;
  const keyOf = (question: readonly unknown[]): string => {
    known ??= state();
    const text = JSON.stringify([known, ...question], (_, value) => sortKeys(value));
    return sha256().update(text).digest("hex");
  };
  return {
    recall<Answer>(question: readonly unknown[]) {
      const key = keyOf(question);
      try {
        const [seal, text] = readFileSync(fileOf(key), "utf8").split("\n", 2) as [string, string];
        return seal === sealOf(key, text) ? (JSON.parse(text) as Answer) : undefined;
      } catch {
        return undefined;
      }
    },
    keep(question, answer) {
      const key = keyOf(question);
      const text = JSON.stringify(answer);
      const file = fileOf(key);
      try {
        mkdirSync(folder, { recursive: true });
        forgetHalf(folder);
        // Another command may read at the same time: it finds the whole file or none.
        writeFileSync(`${file}.${process.pid}`, `${sealOf(key, text)}\n${text}`);
        renameSync(`${file}.${process.pid}`, file);
      } catch {
        // A command that cannot remember still answers.
      }
    },
  };
}

/**
 * The folder of the cache: `SEXTANT_CACHE`, else `sextant` in the user's cache folder.
 *
 * @returns `undefined` when `SEXTANT_CACHE` is `off`
 */
export function cacheFolder(
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const asked = environment["SEXTANT_CACHE"];
  if (asked === "off") return undefined;
  return asked || join(environment["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "sextant");
}

const sha256 = (): Hash => createHash("sha256");

const sealOf = (key: string, text: string): string =>
  sha256().update(`${key}\n${text}`).digest("hex");

function forgetHalf(folder: string): void {
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  if (names.length < MOST) return;
  // Which were used last is not recorded, and computing again is all that is lost.
  for (const name of names.slice(0, MOST / 2)) rmSync(join(folder, name), { force: true });
}
