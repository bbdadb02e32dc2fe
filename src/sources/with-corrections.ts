import { fail, type Outcome, succeed } from "../base/outcome.ts";
import type { Cell } from "../data/cell.ts";
import { readYaml } from "../files/read-yaml.ts";
import type { Texts } from "../files/texts.ts";
import type { Adapter, Draft } from "./adapter.ts";
import { type Correction, correctionsFile, correctionsSchema } from "./shared/corrections-file.ts";
import { tallySkipped } from "./shared/tally-skipped.ts";

/** The adapter with this repository's corrections applied to what it reads. */
export const withCorrections = (adapter: Adapter): Adapter => correctedBy(adapter, correct);

/**
 * The same for files that are fetched: a correction that no row needs any more is passed over, since
 * the publisher has mended it.
 *
 * @param idNow what a row that a correction names is called in these files
 */
export const withCorrectionsStillNeeded = (
  adapter: Adapter,
  idNow: (id: string) => string,
): Adapter =>
  correctedBy(adapter, (draft, corrections) =>
    correct(draft, corrections.flatMap(needed(draft, idNow))),
  );

const correctedBy = (adapter: Adapter, apply: typeof correct): Adapter => ({
  ...adapter,
  optionalInputs: [...(adapter.optionalInputs ?? []), correctionsFile],
  ingest(texts) {
    const corrections = correctionsOf(texts, adapter.dataset);
    if (!corrections.ok) return corrections;
    const draft = adapter.ingest(texts);
    return draft.ok ? apply(draft.value, corrections.value) : draft;
  },
});

function correctionsOf(texts: Texts, dataset: string): Outcome<readonly Correction[]> {
  if (!texts.has(correctionsFile)) return succeed([]);
  const read = readYaml(texts, correctionsFile, correctionsSchema);
  if (!read.ok) return read;
  return succeed(read.value.corrections.filter((one) => one.dataset === dataset));
}

/** A correction of those rows that still say what it corrects, if any do. */
const needed =
  (draft: Draft, idNow: (id: string) => string) =>
  (correction: Correction): readonly Correction[] => {
    const ids = [...new Set(correction.ids.map(idNow))].filter((id) =>
      draft.rows.some((row) => isWrong(row, id, correction)),
    );
    return ids.length === 0 ? [] : [{ ...correction, ids }];
  };

const labels = {
  corrected: { en: "left out by a correction", zh: "按更正表剔除" },
} as const;

/**
 * A draft with corrections applied, one after the other. A row of which only an earlier vintage is
 * wrong is corrected there alone.
 *
 * @returns the draft; or `stale-correction` where no row states what a correction says it does
 */
export function correct(draft: Draft, corrections: readonly Correction[]): Outcome<Draft> {
  let rows = draft.rows;
  for (const correction of corrections) {
    for (const id of correction.ids) {
      const wrong = new Set(rows.filter((row) => isWrong(row, id, correction)));
      if (wrong.size === 0) return stale(draft, id, correction);
      rows = rows.flatMap((row) => (wrong.has(row) ? corrected(row, correction) : [row]));
    }
  }
  const leftOut = draft.rows.length - rows.length;
  return succeed({
    ...draft,
    rows,
    skipped: [...draft.skipped, ...tallySkipped(labels, { corrected: leftOut })],
  });
}

type Row = Draft["rows"][number];

const isWrong = (row: Row, id: string, correction: Correction): boolean =>
  row["id"] === id &&
  (!("field" in correction) || written(row[correction.field]) === String(correction.upstream));

const written = (cell: Cell): string =>
  cell === undefined ? "" : typeof cell === "object" ? cell.join(";") : String(cell);

const corrected = (row: Row, correction: Correction): readonly Row[] =>
  "field" in correction
    ? [{ ...row, [correction.field]: correction.ours }]
    : "leave_out" in correction
      ? []
      : [row];

const stale = (draft: Draft, id: string, correction: Correction) =>
  fail("stale-correction", {
    file: correctionsFile,
    row: `${draft.description.id}/${id}`,
    value: "field" in correction ? `${correction.field}: ${correction.upstream}` : id,
  });
