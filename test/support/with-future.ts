import { must } from "../../src/base/outcome.ts";
import type { FactStore } from "../../src/data/facts.ts";
import { type Column, REPLACED_ON, readManifest } from "../../src/data/manifest.ts";
import { embeddedStore, withRows } from "./facts.ts";

/**
 * Every dataset with rows and cells that become known in the future: copies of existing rows, with
 * numbers a thousand times as large, so that a leak changes an answer, and figures in cells that have
 * days of their own.
 *
 * @param revised whether all rows that have vintages are replaced then, and cells filled; what is
 *   asked with hindsight may know of that
 */
export function withFuture(store: FactStore, future: string, revised = true): FactStore {
  return withRows(store, (id, text) => {
    const lines = text.trimEnd().split("\n");
    const header = (lines[0] as string).split(",");
    const copies = lines
      .slice(1)
      .filter((line) => !line.includes('"'))
      .slice(-40);
    const planted = copies.map((line, index) => {
      const cells = line.split(",").map((cell, column) => inflate(header[column] as string, cell));
      cells[0] = `${id}/future-${index}`;
      cells[1] = future;
      cells[2] = future;
      if (header.includes(REPLACED_ON)) cells[header.indexOf(REPLACED_ON)] = "";
      return cells.join(",");
    });
    const replaced = revised ? lines.map((line) => endOn(future, header, line)) : lines;
    const filled = revised
      ? replaced.map((line, index) => (index === 0 ? line : fill(id, future, line)))
      : lines;
    return `${[...filled, ...planted].join("\n")}\n`;
  });
}

/** The line with something in each empty cell whose day, in the same line, is empty too: from then on. */
function fill(id: string, day: string, line: string): string {
  const { columns } = must(readManifest(id, embeddedStore.readManifestText(id)));
  // Quoted cells may hold commas; there are enough other lines.
  if (line.includes('"') || columns.every(({ knownOn }) => knownOn === undefined)) return line;
  const cells = line.split(",");
  const placeOf = (name: string | undefined) => columns.findIndex((column) => column.name === name);
  const planted = cells.map((cell, place) => {
    const { knownOn, kind } = columns[place] as Column;
    if (knownOn === undefined || cell !== "" || cells[placeOf(knownOn)] !== "") return cell;
    return { number: "7e30", date: day }[kind as string] ?? "later";
  });
  return planted.join(",");
}

/** The line with the day from which its row stands no more, where it has a place for one. */
function endOn(day: string, header: readonly string[], line: string): string {
  const place = header.indexOf(REPLACED_ON);
  const cells = line.split(",");
  // Its place is before all cells that can be quoted.
  if (place < 0 || cells[place] !== "") return line;
  return cells.with(place, day).join(",");
}

const inflate = (column: string, cell: string): string =>
  /_(usd|flop|minutes|mtok|mw|twh|h100e)|eci|parameters/.test(column) && /^[\d.e+]+$/.test(cell)
    ? String(Number(cell) * 1000)
    : cell;
