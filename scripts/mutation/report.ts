import { kindNames } from "./finders.ts";
import { describeMutant } from "./mutants.ts";
import type { Verdict } from "./try-mutants.ts";

/** Counts of a set of mutants. */
export interface Tally {
  readonly tried: number;
  readonly killed: number;
  /** Of the killed, those that ran into the time limit. */
  readonly hung: number;
  readonly survived: number;
  readonly equivalent: number;
  /** Killed of those that are not equivalent. */
  readonly share: number;
}

/** Count what became of mutants. */
export function tally(verdicts: readonly Verdict[]): Tally {
  const count = (...fates: readonly Verdict["fate"][]) =>
    verdicts.filter(({ fate }) => fates.includes(fate)).length;
  const killed = count("killed", "hung");
  const equivalent = count("equivalent");
  return {
    ...{ tried: verdicts.length, killed, equivalent, hung: count("hung") },
    survived: count("survived", "not imported"),
    share: killed / (verdicts.length - equivalent),
  };
}

/** Killed of tried by folder and kind, as lines of a table. */
export function tableOf(verdicts: readonly Verdict[]): readonly string[] {
  const folders = [...new Set(verdicts.map(folderOf))].sort();
  const cell = (folder: string | undefined, kind: string | undefined) => {
    const { killed, tried, equivalent } = tally(
      verdicts.filter(
        (each) =>
          (folder === undefined || folderOf(each) === folder) &&
          (kind === undefined || each.mutant.kind === kind),
      ),
    );
    return tried === 0 ? "" : `${killed}/${tried - equivalent}`;
  };
  const rows = [
    ["killed / tried", ...folders, "all"],
    ...kindNames.map((kind) => [
      kind,
      ...folders.map((each) => cell(each, kind)),
      cell(undefined, kind),
    ]),
    ["all", ...folders.map((each) => cell(each, undefined)), cell(undefined, undefined)],
  ];
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  return rows.map((row) =>
    row
      .map((text, column) =>
        column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0),
      )
      .join("  "),
  );
}

const folderOf = ({ mutant }: Verdict): string => mutant.path.split("/")[1] ?? "";

/** The mutants that no test noticed, one a line. */
export const survivorsOf = (verdicts: readonly Verdict[]): readonly string[] =>
  verdicts
    .filter(({ fate }) => fate === "survived" || fate === "not imported")
    .map(
      ({ mutant, fate }) =>
        `${describeMutant(mutant)}${mutant.decisive ? ` [${mutant.decisive}]` : ""}${fate === "not imported" ? " [no test imports it]" : ""}`,
    );

/** A tally in one sentence. */
export const sentenceOf = (name: string, counts: Tally): string =>
  `${name}: ${counts.killed} of ${counts.tried - counts.equivalent} killed` +
  ` (${(100 * counts.share).toFixed(1)} %; ${counts.hung} by the time limit), ` +
  `${counts.survived} survived, ${counts.equivalent} equivalent and not counted`;
