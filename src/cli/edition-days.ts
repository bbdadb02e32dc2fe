import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { chosenStore } from "../node/facts-choice.ts";
import { readLog, type StoreLine } from "../node/store-log.ts";

const flags: readonly string[] = ["--from", "--to"];
/** The head of an edition: its first digits are enough, and no day is written like that. */
const isHead = (text: string): boolean => /^[0-9a-f]{8,64}$/.test(text);

/**
 * The words of `changes` with the day of each edition in place of its head: `--from HEAD --to HEAD`.
 *
 * @returns `no-store`, `store-damaged`, `unknown-head`, or `editions-of-one-day`, which days do
 *   not tell apart
 */
export function withEditionDays(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Outcome<readonly string[]> {
  const words = argv.flatMap((word) => {
    const flag = flags.find((each) => word.startsWith(`${each}=`));
    return flag === undefined ? [word] : [flag, word.slice(flag.length + 1)];
  });
  const places = words.flatMap((word, place) =>
    flags.includes(words[place - 1] ?? "") && isHead(word) ? [place] : [],
  );
  if (places.length === 0) return succeed(argv);
  const folder = chosenStore(environment);
  if (folder === undefined) return fail("no-store", { value: "--store DIR" });
  const log = readLog(folder);
  if (!log.ok) return log;
  const dated = [...words];
  const lines: StoreLine[] = [];
  for (const place of places) {
    const head = words[place] as string;
    const found = log.value.filter(({ digest }) => digest.startsWith(head));
    const [line] = found;
    if (!line || found.length > 1) {
      const known = log.value.map(({ day, digest }) => `${digest.slice(0, 12)} (${day})`);
      return fail("unknown-head", { value: head, known: known.slice(-KNOWN).join(", ") || "–" });
    }
    if (lines.some(({ day, digest }) => day === line.day && digest !== line.digest)) {
      return fail("editions-of-one-day", { value: line.day });
    }
    lines.push(line);
    dated[place] = line.day;
  }
  return succeed(dated);
}

/** Editions that a refusal names, the newest. */
const KNOWN = 5;
