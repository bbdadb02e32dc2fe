import { type Outcome, succeed } from "../../src/base/outcome.ts";
import { GENESIS, readChain } from "../../src/ledger/chain.ts";
import { claimsOfChain } from "../../src/ledger/claims-of-chain.ts";
import { appendToLedger, readLedger } from "../../src/node/ledger-file.ts";
import type { Context } from "../../src/operations/contract/operation.ts";
import {
  bodyOf,
  lineOf,
  newsOf,
  noteLine,
  type Said,
} from "../../src/operations/ledger/register.ts";
import { ownForecasts } from "./own-forecasts.ts";

/** What a run has written, and the head that is to be published. */
interface Registered {
  readonly resolved: number;
  readonly added: number;
  readonly lines: number;
  readonly head: string;
}

/**
 * Write down what came due, then the forecasts of a version that are not in the ledger yet, then the
 * head. A second run on the same facts writes nothing.
 *
 * @param path the ledger
 * @param now the clock of the host
 */
export async function registerForecasts(
  path: string,
  now: () => string,
  context: Context,
): Promise<Outcome<Registered>> {
  const stamp = () => ({
    ...{ at: now(), version: context.version },
    facts: `sha256:${context.facts.edition()}`,
  });
  const news = await newsOf(readLedger(path), context);
  if (!news.ok) return news;
  for (const body of news.value) {
    const line = appendToLedger(path, (text) => noteLine(text, { kind: "resolve", body }, stamp()));
    if (!line.ok) return line;
  }
  const added = await addForecasts(path, stamp, context);
  if (!added.ok) return added;
  if (news.value.length + added.value > 0) {
    const line = appendToLedger(path, (text) => noteLine(text, { kind: "head" }, stamp()));
    if (!line.ok) return line;
  }
  const chain = readChain(readLedger(path));
  if (!chain.ok) return chain;
  const { entries } = chain.value;
  return succeed({
    ...{ resolved: news.value.length, added: added.value, lines: entries.length },
    head: entries.at(-1)?.digest ?? GENESIS,
  });
}

/** Add those of a version that are not there; once all are, none is computed anew. */
async function addForecasts(
  path: string,
  stamp: () => { readonly at: string; readonly facts: string; readonly version: string },
  context: Context,
): Promise<Outcome<number>> {
  const chain = readChain(readLedger(path));
  if (!chain.ok) return chain;
  if (
    chain.value.entries.some(({ kind, version }) => kind === "head" && version === context.version)
  ) {
    return succeed(0);
  }
  const drafts = await ownForecasts(context.version, context);
  if (!drafts.ok) return drafts;
  const there = new Set(
    claimsOfChain(chain.value.entries, "9999-12-31").map(({ claim }) => claim.id),
  );
  let added = 0;
  for (const draft of drafts.value) {
    if (there.has(draft.id)) continue;
    const said: Said = { kind: "claim", text: JSON.stringify(draft), known: false };
    const body = await bodyOf(said, stamp().at, context);
    if (!body.ok) return body;
    const line = appendToLedger(path, (text) => lineOf(text, said, body.value, stamp()));
    if (!line.ok) return line;
    added += 1;
  }
  return succeed(added);
}
