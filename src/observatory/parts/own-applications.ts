import { groupBy } from "../../base/group-by.ts";
import type { DatedThreshold } from "../../files/dated-thresholds.ts";
import type { Application, Need } from "./application.ts";

/** Applications of somebody's own on a day. */
export interface OwnApplications {
  readonly applications: readonly Application[];
  /** Those of which no threshold of capability was set by then: a price is that of an able model. */
  readonly unset: readonly string[];
  /** Thresholds that were set later. */
  readonly later: number;
}

/**
 * The applications of some thresholds, as they were set on a day: of each kind the one set last by
 * then stands, of several of one day the last in the file.
 */
export function applicationsOn(
  thresholds: readonly DatedThreshold[],
  asOf: string,
): OwnApplications {
  const set = thresholds.filter(({ date }) => date <= asOf);
  const groups = [...groupBy(set, ({ application }) => application)];
  const isAble = (rows: readonly DatedThreshold[]) =>
    rows.some(({ kind }) => kind === "capability");
  return {
    applications: groups.flatMap(([id, rows]) => (isAble(rows) ? [applicationOf(id, rows)] : [])),
    unset: groups.flatMap(([id, rows]) => (isAble(rows) ? [] : [id])),
    later: thresholds.length - set.length,
  };
}

function applicationOf(id: string, rows: readonly DatedThreshold[]): Application {
  const sorted = rows.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const standing = [...groupBy(sorted, ({ kind }) => kind).values()].flatMap((ofKind) =>
    ofKind.slice(-1),
  );
  const label = sorted.findLast((row) => row.label !== undefined)?.label ?? id;
  const tokens = standing.find((row) => row.tokens !== undefined)?.tokens;
  return {
    ...{ id, label, labelZh: label, needs: standing.map(needOf) },
    ...{ tokensIn: tokens?.in ?? 0, tokensOut: tokens?.out ?? 0 },
  };
}

const needOf = ({ kind, date, low, high, reliability, sense }: DatedThreshold): Need => ({
  ...{ kind, knownOn: date, setOn: date },
  ...(low === undefined ? {} : { low }),
  ...(high === undefined ? {} : { high }),
  ...(reliability === undefined ? {} : { reliability }),
  ...(sense === undefined ? {} : { sense }),
});
