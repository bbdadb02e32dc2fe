import { z } from "zod";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { translator } from "../../i18n/translate.ts";
import { type Chain, GENESIS, readChain } from "../../ledger/chain.ts";
import { allSets } from "../../ledger/claims-of-facts.ts";
import { statuses } from "../../ledger/resolve-claim.ts";
import { asOfFields, file, windowOf } from "../contract/fields.ts";
import { type Answer, defineOperation } from "../contract/operation.ts";
import { askOperations } from "./ask.ts";
import { evidenceOf } from "./evidence.ts";
import { ledgerPictures } from "./pictures.ts";
import { claimsBy, type KeptClaim, resolveAll } from "./resolve-all.ts";
import { type LedgerResult, ledgerSchema } from "./result.ts";
import { missesFirst, scoreGroups } from "./score-groups.ts";
import { claimResult } from "./to-result.ts";
import { claimAnswer, viewLedger } from "./view.ts";

const actions = ["list", "show", "resolve", "score", "export", "verify", "head"] as const;

const input = z.strictObject({
  action: z.enum(actions).default("list"),
  id: z.string().min(1).max(80).optional(),
  set: z.enum(allSets).optional(),
  by: z.enum(["set", "speaker", "topic"]).optional(),
  speaker: z.string().min(1).max(100).optional(),
  status: z.enum(statuses).optional(),
  store: file("ledger.ndjson").optional(),
  head: z.string().max(64).optional(),
  ...asOfFields,
});

/** Dated claims and forecasts, each decided by a query over the facts. */
export default defineOperation({
  name: "ledger",
  input,
  output: ledgerSchema,
  weight: ({ action }) =>
    action === "verify" || action === "head" ? 0.01 : action === "show" ? 1 : 8,
  rows: "claims",
  positional: ["action", "id"],
  examples: [
    { action: "show", id: "race.claude2-gpt4" },
    { speaker: "METR" },
    { action: "score", set: "forecasts", by: "topic" },
  ],
  async run(asked, context) {
    const window = windowOf(asked, context);
    if (!window.ok) return window;
    const { asOf } = window.value;
    const { action, status, by = "set" } = asked;
    const chain = readChain(asked.store ?? "", asked.head);
    if (!chain.ok) return chain;
    const t = translator(context.language);
    const base = {
      ...{ action, asOf },
      chain: asked.store === undefined ? null : headOf(chain.value),
    };
    if (action === "verify" || action === "head") {
      const result: LedgerResult = { ...base, ...nothing, answer: chainAnswer(base.chain, t) };
      return succeed({ result, notes: [t("ledger.note.chain")] });
    }
    const kept = claimsBy(context, asOf, chain.value.entries);
    if (!kept.ok) return kept;
    const wanted = choose(kept.value, asked);
    if (!wanted.ok) return wanted;
    const resolved = await resolveAll(wanted.value, asOf, context);
    if (!resolved.ok) return resolved;
    const shown = resolved.value.filter((each) => status === undefined || each.status === status);
    const counts = { ...nothing.counts, all: resolved.value.length };
    for (const each of resolved.value) counts[each.status] += 1;
    const [only] = resolved.value;
    const answer =
      action === "show" && only
        ? claimAnswer(claimResult(only, context.language), asOf, t)
        : t("ledger.answer", { ...counts, asOf });
    const scoring = action === "score";
    const result: LedgerResult = {
      ...{ ...base, counts, answer },
      scores: scoring ? scoreGroups(shown, by) : [],
      claims: (scoring ? missesFirst(shown) : shown).map((each) =>
        claimResult(each, context.language),
      ),
    };
    if (action === "show") {
      const ask = askOperations(context, asOf);
      for (const [at, each] of shown.entries()) {
        for (const [place, { reading }] of each.readings.entries()) {
          const told = result.claims[at]?.readings[place];
          if (told) told.evidence = await evidenceOf(reading.resolver, ask);
        }
      }
    }
    const notes = [
      ...(shown.some(({ set }) => set === "claims" || set === "forecasts")
        ? [t("ledger.note.chosen")]
        : []),
      ...(shown.some(isHindsight) ? [t("ledger.note.hindsight")] : []),
      ...(scoring ? [t("ledger.note.score"), t("ledger.note.baseline")] : []),
      ...(base.chain ? [t("ledger.note.chain")] : []),
    ];
    return succeed({ result, notes } satisfies Answer<LedgerResult>);
  },
  view: viewLedger,
  pictures: ledgerPictures,
});

const nothing: Pick<LedgerResult, "counts" | "scores" | "claims"> = {
  counts: { all: 0, true: 0, partly: 0, false: 0, open: 0 },
  ...{ scores: [], claims: [] },
};

const isHindsight = ({ claim }: KeptClaim): boolean =>
  claim.readings.some(({ outcomeKnownWhenWritten }) => outcomeKnownWhenWritten);

const headOf = ({ entries, torn }: Chain): NonNullable<LedgerResult["chain"]> => ({
  lines: entries.length,
  head: entries.at(-1)?.digest ?? GENESIS,
  at: entries.at(-1)?.at ?? null,
  torn: torn !== "",
});

const chainAnswer = (chain: LedgerResult["chain"], t: ReturnType<typeof translator>): string =>
  chain ? t("ledger.intact", { lines: chain.lines, head: chain.head }) : t("ledger.no-store");

/** The claims that are asked for. */
function choose(
  kept: readonly KeptClaim[],
  { action, id, set, speaker }: z.output<typeof input>,
): Outcome<readonly KeptClaim[]> {
  if (action === "show" && id === undefined) return fail("missing-input", { field: "id" });
  const wanted = kept.filter(
    (each) =>
      (id === undefined || each.claim.id === id) &&
      (set === undefined || each.set === set) &&
      (speaker === undefined || each.claim.speaker === speaker),
  );
  if (id !== undefined && wanted.length === 0) return fail("unknown-claim", { value: id });
  if (speaker !== undefined && wanted.length === 0) {
    const known = [...new Set(kept.map(({ claim }) => claim.speaker))].join("; ");
    return fail("unknown-speaker", { value: speaker, known });
  }
  return succeed(wanted);
}
