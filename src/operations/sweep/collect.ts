import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import {
  mapOutcome,
  type Outcome,
  type Problem,
  fail as problemOf,
  succeed,
} from "../../base/outcome.ts";
import { digestOfText } from "../../data/publication.ts";
import { translator } from "../../i18n/translate.ts";
import { canonicalText } from "../contract/digest.ts";
import type { Context } from "../contract/operation.ts";
import { type Group, type GroupSource, groupsOf } from "./groups.ts";
import type { Piece, RunPieces } from "./piece.ts";
import { type Kept, keptOf } from "./row.ts";
import { type Point, pointCount } from "./spec.ts";

const DIGEST_BYTES = 32;

/** All rows of a sweep that could be answered, and those that could not. */
export interface Table {
  readonly points: number;
  readonly pieces: number;
  readonly rows: readonly Row[];
  readonly failed: readonly { readonly point: Point; readonly problem: Problem }[];
  readonly digest: string;
  readonly datasets: ReadonlySet<string>;
  /** The latest day whose facts were asked for. */
  readonly lastDay: string;
}

interface Row {
  readonly point: Point;
  readonly values: Kept;
  readonly digest: string;
}

/** A row that is being made: its pieces are out, or some of them are back. */
interface OpenRow {
  readonly place: number;
  readonly group: Group;
  /** SHA-256 of each piece, one after the other. */
  readonly digests: Uint8Array;
  missing: number;
}

/**
 * Have the pieces of a sweep answered, and make a row of each group as its last piece comes back. What
 * is kept of a piece is its digest, so memory does not grow with the size of answers.
 *
 * @returns the table in the order of its points, whatever the order of arrival; where everything
 *   fails, the problem of the first row
 */
export async function collect(
  source: GroupSource,
  run: RunPieces,
  host: Pick<Context, "progress" | "cancelled">,
): Promise<Outcome<Table>> {
  const { spec, axes, context } = source;
  const rows = new Map<number, Row>();
  const failed = new Map<number, { readonly point: Point; readonly problem: Problem }>();
  const open = new Map<number, { readonly row: OpenRow; readonly at: number }>();
  const datasets = new Set<string>();
  const points = pointCount(new Map([...axes].filter(([field]) => field !== spec.pool)));
  let pieces = 0;
  let lastDay = "";

  function* takePieces(): Generator<Piece> {
    let place = 0;
    for (const { point, group } of groupsOf(source)) {
      if (group.ok) {
        const missing = group.value.pieces.length;
        const digests = new Uint8Array(missing * DIGEST_BYTES);
        const row: OpenRow = { place, group: group.value, digests, missing };
        for (const [at, piece] of group.value.pieces.entries()) {
          open.set(pieces, { row, at });
          pieces += 1;
          yield piece;
        }
      } else failed.set(place, { point, problem: group.error });
      place += 1;
    }
  }

  function close({ group, digests }: OpenRow): Outcome<Row> {
    const concluded = group.conclude();
    if (!concluded.ok) return concluded;
    for (const dataset of concluded.value.datasets) datasets.add(dataset);
    const asOf = String(group.point["asOf"] ?? spec.input["asOf"] ?? context.today);
    if (asOf > lastDay) lastDay = asOf;
    const { point } = group;
    return mapOutcome(keptOf(concluded.value.result, spec.keep), (values) => ({
      ...{ point, values },
      digest: digestOfText(linesOf(digests)),
    }));
  }

  function fail(row: OpenRow, problem: Problem): void {
    failed.set(row.place, { point: row.group.point, problem });
  }

  const words = translator(context.language)("sweep.progress");
  for await (const { index, outcome } of run(takePieces())) {
    const sent = open.get(index);
    open.delete(index);
    // A row of which a piece has failed waits for none of the others.
    if (!sent || failed.has(sent.row.place)) continue;
    const { row, at } = sent;
    const taken = outcome.ok ? row.group.take(outcome.value) : outcome;
    if (!taken.ok) fail(row, taken.error);
    if (!taken.ok || !outcome.ok) continue;
    row.digests.set(sha256(outcome.value), at * DIGEST_BYTES);
    row.missing -= 1;
    if (row.missing > 0) continue;
    const closed = close(row);
    if (closed.ok) rows.set(row.place, closed.value);
    else fail(row, closed.error);
    host.progress?.(rows.size + failed.size, points, words);
  }
  const [first] = failed.values();
  if (rows.size === 0 && first && failed.size === points)
    return { ok: false, error: first.problem };
  if (rows.size === 0 && host.cancelled?.()) return problemOf("cancelled");
  const inOrder = inOrderOf(rows);
  const lines = inOrder.map((row) => `${canonicalText(row.point)} ${row.digest}`);
  const digest = digestOfText(lines.join("\n"));
  return succeed({
    ...{ points, pieces, rows: inOrder, failed: inOrderOf(failed) },
    ...{ digest, datasets, lastDay },
  });
}

/** Digests as hexadecimal, a line each. They are kept as bytes since their texts take thirty times as much. */
function linesOf(digests: Uint8Array): string {
  const lines: string[] = [];
  for (let from = 0; from < digests.length; from += DIGEST_BYTES)
    lines.push(bytesToHex(digests.subarray(from, from + DIGEST_BYTES)));
  return lines.join("\n");
}

const inOrderOf = <Value>(places: ReadonlyMap<number, Value>): readonly Value[] =>
  [...places].sort(([a], [b]) => a - b).map(([, value]) => value);
