import { describe, expect, test } from "vitest";
import { must } from "../src/base/outcome.ts";
import { type FactStore, openFacts } from "../src/data/facts.ts";
import { type Column, REPLACED_ON, readManifest } from "../src/data/manifest.ts";
import { canonicalText } from "../src/operations/contract/digest.ts";
import { runOperation } from "../src/operations/contract/run-operation.ts";
import { operations } from "../src/operations/index.ts";
import law from "../src/operations/law/law.ts";
import { trackedQuantities } from "../src/trends/index.ts";
import { isDear } from "./support/dear.ts";
import { contextOf, embeddedStore, withRows } from "./support/facts.ts";

const PAST = "2023-12-28";
const LATER_PAST = "2025-03-31";
const FUTURE = "2027-01-01";

/**
 * Every dataset with rows and cells that become known in the future: copies of existing rows, with
 * numbers a thousand times as large, so that a leak changes an answer, and figures in cells that have
 * days of their own.
 *
 * @param revised whether all rows that have vintages are replaced then, and cells filled; what is
 *   asked with hindsight may know of that
 */
function withFuture(store: FactStore, future: string, revised = true): FactStore {
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

/** Inputs of every operation that asks about the past. */
const questions = operations.flatMap((operation) => {
  if (operation.name === "trend")
    return trackedQuantities.flatMap(({ id }) =>
      [true, false].map((fast) => ({ operation, input: { id, fast } })),
    );
  if (operation.name === "series") {
    return embeddedStore.ids.map((id) => ({ operation, input: { id } }));
  }
  return operation.examples
    .filter((example) => !Object.values(example).some((value) => String(value).length > 200))
    .map((example) => ({ operation, input: example as Record<string, unknown> }));
});

describe("facts that arrive later", () => {
  const today = contextOf();
  const later = contextOf(withFuture(embeddedStore, FUTURE));
  const laterUnrevised = contextOf(withFuture(embeddedStore, FUTURE, false));

  const unchanged = "change no byte of %s as of %s";
  const on = (asOf: string) =>
    questions.map((question) => [question.operation.name, asOf, question] as const);
  type Asked = ReturnType<typeof on>[number];
  const quickTrends = ["time-horizon", "capability"];
  /** A trend with the replay of its past takes long too where there are many. */
  const takesLong = ([name, , { operation, input }]: Asked) =>
    isDear(operation, input) ||
    (name === "trend" && !input["fast"] && !quickTrends.includes(String(input["id"])));
  /** A run without the time that it took, which a simulation tells its reader as well. */
  const timeless = (run: Awaited<ReturnType<typeof runOperation>>): string =>
    canonicalText(run.ok && run.value.envelope.operation === "simulate" ? run.value.envelope : run);
  const expectUnchanged = async (...[, asOf, { operation, input }]: Asked) => {
    const asked = { ...input, asOf };
    const before = await runOperation(operation, asked, today);
    const isHindsight = "hindsight" in input && input.hindsight === true;
    const after = await runOperation(operation, asked, isHindsight ? laterUnrevised : later);
    expect(timeless(after)).toBe(timeless(before));
  };
  test.each(on(PAST).filter((asked) => !takesLong(asked)))(unchanged, expectUnchanged);
  test.each([...on(PAST).filter(takesLong), ...on(LATER_PAST)])(
    unchanged,
    { tags: "long" },
    expectUnchanged,
  );

  test("do change the answer about a day on which they are known", async () => {
    const before = await runOperation(law, {}, { ...today, today: FUTURE });
    const after = await runOperation(law, {}, { ...later, today: FUTURE });
    expect(JSON.stringify(after)).not.toBe(JSON.stringify(before));
  });

  test("cannot be asked for ahead of time", async () => {
    const asked = await runOperation(law, { asOf: "2030-01-01" }, today);
    const facts = { value: "2030-01-01", today: today.today };
    expect(asked).toEqual({ ok: false, error: { code: "as-of-ahead", facts } });
    expect((await runOperation(law, { asOf: today.today }, today)).ok).toBe(true);
  });

  test("are seen with hindsight only when they describe an earlier day", () => {
    const known = openFacts(
      withRows(embeddedStore, (id, text) =>
        id === "electricity"
          ? text.replaceAll(/,20\d\d-\d\d-\d\d,(?=report|publ|assum)/g, `,${FUTURE},`)
          : text,
      ),
    );
    const plain = known.selectAll("electricity", { asOf: "2025-12-31", hindsight: false });
    const hindsight = known.selectAll("electricity", { asOf: "2025-12-31", hindsight: true });
    expect(plain.ok && hindsight.ok && hindsight.value.rows.length).toBeGreaterThan(
      plain.ok ? plain.value.rows.length : Number.POSITIVE_INFINITY,
    );
  });
});
