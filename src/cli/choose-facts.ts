import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { FACTS_VARIABLE } from "../node/facts-choice.ts";
import { OWN_VARIABLE } from "../node/own-folder.ts";
import type { Io } from "./io.ts";

/** Commands whose `--store` is something else: a ledger, results, the store that is written to. */
const ownStore: readonly string[] = ["ledger", "sweep", "worker", "pull", "verify"];

/** Commands that look at no rows of one's own: the publishers' are fetched, a sealed file has its own. */
const withoutOwn: readonly string[] = ["pull", "verify"];

/** The words of a command without those that choose the facts, and the world with the choice. */
export interface Chosen {
  readonly argv: readonly string[];
  readonly io: Io;
}

/**
 * Take what chooses the facts out of the words of a command: `--facts embedded|DIR` of any, `--store
 * DIR`, which says the same, of those that have no store of their own, and `--own DIR` with tables to
 * stand beside them.
 */
export function chooseFacts(argv: readonly string[], io: Io): Outcome<Chosen> {
  const question = argv[argv.indexOf("--") + 1];
  const isAmong = (names: readonly string[]) =>
    [argv[0], question].some((name) => names.includes(name ?? ""));
  const variables = new Map([
    ["--facts", FACTS_VARIABLE],
    ...(isAmong(ownStore) ? [] : ([["--store", FACTS_VARIABLE]] as const)),
    ...(isAmong(withoutOwn) ? [] : ([["--own", OWN_VARIABLE]] as const)),
  ]);
  const rest: string[] = [];
  const choices = new Map<string, string>();
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] as string;
    const flag = [...variables.keys()].find((each) => word === each || word.startsWith(`${each}=`));
    if (flag === undefined) {
      rest.push(word);
      continue;
    }
    const choice = word === flag ? argv[++at] : word.slice(flag.length + 1);
    if (choice === undefined || choice === "" || choice.startsWith("--")) {
      return fail("flag-without-value", { flag });
    }
    choices.set(variables.get(flag) as string, choice);
  }
  if (choices.size === 0) return succeed({ argv, io });
  for (const [variable, choice] of choices) io.chooseFacts?.(variable, choice);
  const environment = { ...io.environment, ...Object.fromEntries(choices) };
  return succeed({ argv: rest, io: { ...io, environment } });
}
