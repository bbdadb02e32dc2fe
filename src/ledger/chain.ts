import { z } from "zod";
import { commandLimits } from "../base/limits.ts";
import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { digestOfText } from "../data/publication.ts";
import { canonical } from "./canonical.ts";

const { ledgerLineBytes, ledgerLines } = commandLimits;

const digest = z.string().regex(/^[0-9a-f]{64}$/);

const entrySchema = z.strictObject({
  seq: z.number().int().min(0),
  /** When it was written, by the clock of whoever wrote it. */
  at: z.iso.datetime(),
  /** `resolve` writes down what came of a claim, `head` that all until here was published. */
  kind: z.enum(["claim", "amend", "withdraw", "resolve", "head"]),
  /** Digest of the facts that were at hand. */
  facts: z.string().max(100),
  version: z.string().max(100),
  previous: digest,
  body: z.unknown(),
  digest,
});

/** One line of a ledger: what was said, chained to all that was said before. */
export type Entry = z.infer<typeof entrySchema>;

/** What stands before the first line. */
export const GENESIS = "0".repeat(64);

/** SHA-256 of an entry in canonical form, without its digest. */
const digestOf = ({ digest: _own, ...rest }: Omit<Entry, "digest"> & { digest?: string }): string =>
  digestOfText(canonical(rest));

/** The line after some others. The clock must not have gone back. */
export function nextLine(
  entries: readonly Entry[],
  said: Pick<Entry, "at" | "kind" | "facts" | "version" | "body">,
): Outcome<{ readonly entry: Entry; readonly line: string }> {
  const last = entries.at(-1);
  if (last && said.at < last.at) return fail("clock-went-back", { value: said.at, last: last.at });
  if (entries.length >= ledgerLines) return fail("ledger-too-long", { value: ledgerLines });
  const { at, kind, facts, version, body } = said;
  const open = { seq: entries.length, previous: last?.digest ?? GENESIS };
  const entry = { ...open, at, kind, facts, version, body };
  const whole = { ...entry, digest: digestOf(entry) };
  const line = `${canonical(whole)}\n`;
  return line.length > ledgerLineBytes
    ? fail("claim-too-large", { value: ledgerLineBytes })
    : succeed({ entry: whole, line });
}

/** The whole lines of a ledger, and what follows the last of them where a write was cut short. */
export interface Chain {
  readonly entries: readonly Entry[];
  readonly torn: string;
}

/**
 * Read a ledger and check that no line was changed, taken out, put in or moved.
 *
 * By itself it cannot show that the tail was cut off, nor that all was written anew from the first
 * line: only a head that was published elsewhere shows those.
 *
 * @param head digest of a line, as it was published
 * @returns the chain, or the first line that is wrong and how
 */
export function readChain(text: string, head?: string): Outcome<Chain> {
  const end = text.lastIndexOf("\n") + 1;
  const lines = text.slice(0, end).split("\n").slice(0, -1);
  if (lines.length > ledgerLines) return fail("ledger-too-long", { value: ledgerLines });
  const entries: Entry[] = [];
  let previous = GENESIS;
  for (const [seq, line] of lines.entries()) {
    const entry = readEntry(line);
    const wrong = !entry
      ? "ledger.wrong.unreadable"
      : entry.seq !== seq
        ? "ledger.wrong.order"
        : entry.previous !== previous
          ? "ledger.wrong.follows"
          : digestOf(entry) !== entry.digest
            ? "ledger.wrong.changed"
            : undefined;
    if (wrong || !entry) return fail("ledger-broken", { line: seq + 1, rule: wrong ?? "" });
    entries.push(entry);
    previous = entry.digest;
  }
  if (head !== undefined && !entries.some((entry) => entry.digest === head)) {
    return fail("head-not-found", { value: head });
  }
  return succeed({ entries, torn: text.slice(end) });
}

/** An entry, where the line is the canonical form of one and nothing else. */
function readEntry(line: string): Entry | undefined {
  if (line.length > ledgerLineBytes) return undefined;
  try {
    const parsed = entrySchema.safeParse(JSON.parse(line));
    return parsed.success && canonical(parsed.data) === line ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
