import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { FACTS_VARIABLE } from "../node/facts-choice.ts";
import type { Io } from "./io.ts";

/** Commands whose `--store` is something else: a ledger, results, the store that is written to. */
const ownStore: readonly string[] = ["ledger", "sweep", "worker", "pull", "verify"];

/** The words of a command without those that choose the facts, and the world with the choice. */
export interface Chosen {
  readonly argv: readonly string[];
  readonly io: Io;
}

/**
 * Take `--facts embedded|DIR` out of the words of any command, and `--store DIR`, which says the same,
 * out of those of commands that have no store of their own.
 */
export function chooseFacts(argv: readonly string[], io: Io): Outcome<Chosen> {
  const question = argv[argv.indexOf("--") + 1];
  const isOwn = [argv[0], question].some((name) => ownStore.includes(name ?? ""));
  const flags = ["--facts", ...(isOwn ? [] : ["--store"])];
  const rest: string[] = [];
  let choice: string | undefined;
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] as string;
    const flag = flags.find((each) => word === each || word.startsWith(`${each}=`));
    if (flag === undefined) {
      rest.push(word);
      continue;
    }
    choice = word === flag ? argv[++at] : word.slice(flag.length + 1);
    if (choice === undefined || choice === "" || choice.startsWith("--")) {
      return fail("flag-without-value", { flag });
    }
  }
  if (choice === undefined) return succeed({ argv, io });
  io.chooseFacts?.(choice);
  const environment = { ...io.environment, [FACTS_VARIABLE]: choice };
  return succeed({ argv: rest, io: { ...io, environment } });
}
