import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { Texts } from "../../files/texts.ts";
import { number } from "./describe-column.ts";
import { readUpstream } from "./read-upstream.ts";
import {
  choiceColumn,
  numberColumn,
  perhaps,
  periodColumn,
  required,
  textColumn,
  type UpstreamColumn,
} from "./upstream-columns.ts";

/** One row of a table of cumulative chip totals. */
export interface ChipTotal {
  readonly designer: string;
  /** Who owns the chips; empty in tables of all chips sold. */
  readonly owner: string;
  readonly endDate: string;
  /** The day on which the estimate was made. */
  readonly estimatedOn: string;
  readonly incomplete: boolean;
  readonly figures: Readonly<Record<string, number | undefined>>;
}

const incompleteColumn = perhaps(choiceColumn("Incomplete", { checked: true, "": false }));

/** Figure columns, by our name and the two headers that the tables have for each. */
const figureHeaders = {
  units: ["Number of units (median)", "Number of Units"],
  units_p05: ["Number of units (5th percentile)", "Number of Units (5th percentile)"],
  units_p95: ["Number of units (95th percentile)", "Number of Units (95th percentile)"],
  h100e: ["Compute estimate in H100e (median)"],
  h100e_p05: ["Compute estimate in H100e (5th percentile)", "H100e (5th percentile)"],
  h100e_p95: ["Compute estimate in H100e (95th percentile)", "H100e (95th percentile)"],
  power_mw: ["Power in MW (median)"],
  power_mw_p05: ["Power in MW (5th percentile)"],
  power_mw_p95: ["Power in MW (95th percentile)"],
} as const;

const figureColumns = Object.fromEntries(
  Object.entries(figureHeaders).map(([name, headers]) => [name, numberColumn(...headers)]),
) as Record<keyof typeof figureHeaders, UpstreamColumn<number | undefined>>;

/**
 * Read a table of cumulative chip totals from the start of its count to each end date.
 *
 * @param estimatedOn the day of the estimate where the notes do not tell it
 */
export function readChipTotals(
  texts: Texts,
  file: string,
  estimatedOn?: string,
): Outcome<readonly ChipTotal[]> {
  const read = readUpstream(texts, file, {
    designer: choiceColumn("Chip manufacturer", {
      Nvidia: "NVIDIA",
      AMD: "AMD",
      Google: "Google",
      Amazon: "Amazon",
    }),
    owner: perhaps(textColumn("Owner")),
    end: required(periodColumn("End date")),
    incomplete: incompleteColumn,
    notes: textColumn("Notes"),
    ...figureColumns,
    h100e: required(figureColumns.h100e),
  });
  if (!read.ok) return read;
  const totals: ChipTotal[] = [];
  for (const { designer, owner, end, incomplete, notes, row, ...figures } of read.value) {
    const day = dayOfEstimate(notes) ?? estimatedOn;
    if (day === undefined) {
      const rule = "notes that tell the day of the estimate";
      return fail("bad-cell", { file, row, column: "Notes", rule, value: notes.slice(0, 80) });
    }
    totals.push({ designer, owner, endDate: end.lastDay, estimatedOn: day, incomplete, figures });
  }
  return succeed(totals);
}

function dayOfEstimate(notes: string): string | undefined {
  const stamp = /generated on: (\d\d)-(\d\d)-(\d{4})/.exec(notes);
  return stamp ? `${stamp[3]}-${stamp[1]}-${stamp[2]}` : undefined;
}

/** The figure columns as the manifests describe them. */
export const chipFigureColumns = [
  ...described("units", "1", "chips"),
  ...described("h100e", "H100e", "computing power in equivalents of an NVIDIA H100"),
  ...described("power_mw", "MW", "power of the chips"),
];

function described(name: string, unit: string, what: string) {
  return [
    { ...number(name, unit, `${what}, median`), required: name === "h100e" },
    { ...number(`${name}_p05`, unit, `${what}, 5th percentile`), required: false },
    { ...number(`${name}_p95`, unit, `${what}, 95th percentile`), required: false },
  ];
}
