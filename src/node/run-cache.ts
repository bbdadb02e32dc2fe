import { createHash, type Hash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { commandLimits } from "../base/limits.ts";
import { sortKeys } from "../base/sort-keys.ts";
import type { Run } from "../operations/contract/run-operation.ts";
import { packageState } from "./package-state.ts";
import { dropPart, finalName, partOf, removeStaleParts } from "./parts.ts";

/** Costly answers, kept on disk from one command to the next. */
export interface RunCache {
  /** The answer to a question, if one is kept and can be read. A question has answers of one type. */
  recall<Answer = Run>(question: readonly unknown[]): Answer | undefined;
  /** Keep an answer. A folder that cannot be written to, or that holds files of others, keeps nothing. */
  keep<Answer = Run>(question: readonly unknown[], answer: Answer): void;
}

const { cachedAnswers } = commandLimits;
/** Lies in a folder that is a cache, in which what looks like an answer may be deleted. */
const MARK = ".sextant-cache";
const isAnswer = (name: string): boolean => /^[0-9a-f]{64}\.json$/.test(name);
/** An answer, or a part of one, also as parts were once named. */
const isAnswerOrPart = (name: string): boolean => isAnswer(finalName(name).replace(/\.\d+$/, ""));

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
  const begin = (): string => {
    if (existsSync(join(folder, MARK))) removeStaleParts(folder, isAnswer);
    return state();
  };
  const keyOf = (question: readonly unknown[]): string => {
    known ??= begin();
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
      const part = partOf(file);
      try {
        if (!ownFolder(folder)) return;
        forgetHalf(folder);
        // Another command may read at the same time: it finds the whole file or none.
        writeFileSync(part, `${sealOf(key, text)}\n${text}`);
        renameSync(part, file);
      } catch {
        // A command that cannot remember still answers.
        dropPart(part);
      }
    },
  };
}

/**
 * The folder of the cache: `SEXTANT_CACHE`, else `sextant` in the user's cache folder. A relative
 * `XDG_CACHE_HOME` is none (XDG Base Directory Specification).
 *
 * @returns `undefined` when `SEXTANT_CACHE` is `off`
 */
export function cacheFolder(
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const asked = environment["SEXTANT_CACHE"];
  if (asked === "off") return undefined;
  const users = environment["XDG_CACHE_HOME"] ?? "";
  return asked || join(isAbsolute(users) ? users : join(homedir(), ".cache"), "sextant");
}

const sha256 = (): Hash => createHash("sha256");

const sealOf = (key: string, text: string): string =>
  sha256().update(`${key}\n${text}`).digest("hex");

/**
 * Whether a folder is marked as a cache. One that is new, empty or full of answers becomes one; a
 * folder with anything else in it is somebody's, and is left as it is.
 */
function ownFolder(folder: string): boolean {
  mkdirSync(folder, { recursive: true });
  if (existsSync(join(folder, MARK))) return true;
  if (!readdirSync(folder).every(isAnswerOrPart)) return false;
  writeFileSync(join(folder, MARK), "Answers that Sextant has kept. All of this can be deleted.\n");
  return true;
}

function forgetHalf(folder: string): void {
  const names = readdirSync(folder).filter(isAnswer);
  if (names.length < cachedAnswers) return;
  // Which were used last is not recorded, and computing again is all that is lost.
  for (const name of names.slice(0, cachedAnswers / 2)) rmSync(join(folder, name), { force: true });
}
