import { groupBy } from "../../base/group-by.ts";
import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Fact, Facts, FactWindow } from "../../data/facts.ts";

/** Kinds of thresholds. A model must meet all of an application's thresholds at once. */
export const needKinds = ["capability", "horizon", "price", "size", "sense", "speed"] as const;
export type NeedKind = (typeof needKinds)[number];

/** One threshold: a range, or a kind of input. */
export interface Need {
  readonly kind: NeedKind;
  /** Points, minutes, USD per task, parameters or tokens per second; absent for a sense. */
  readonly low?: number;
  readonly high?: number;
  /** For a horizon, the share of tasks that must succeed. */
  readonly reliability?: 0.5 | 0.8;
  readonly sense?: string;
  readonly reason?: string;
  readonly source?: string;
  readonly knownOn?: string;
  /** The day on which this project judged the range. */
  readonly setOn?: string;
}

/** An application and what it needs. */
export interface Application {
  readonly id: string;
  readonly label: string;
  readonly labelZh: string;
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly needs: readonly Need[];
  /** When it arrived, if a report known on the day says so. */
  readonly arrived?: Sighting & {
    /** Why it counts as the first, where another product was taken for it. */
    readonly reason?: string;
  };
  /** By which day nobody was found to offer it, and on what that rests. */
  readonly absent?: Sighting;
}

/** What was seen, or not, by which day. */
export interface Sighting {
  readonly on: string;
  readonly what: string;
  readonly source: string;
}

/** Applications from the facts, and from when senses were available. */
export interface KnownApplications {
  readonly applications: readonly Application[];
  /** ISO date by sense. */
  readonly senses: ReadonlyMap<string, string>;
}

const columns = {
  kind: "text",
  application: "text?",
  label: "text?",
  label_zh: "text?",
  tokens_in: "number?",
  tokens_out: "number?",
  low: "number?",
  high: "number?",
  reliability: "number?",
  sense: "text?",
  arrived_on: "date?",
  set_on: "date?",
  text: "text",
  reason: "text?",
} as const;

type Row = Fact<typeof columns>;

/** The applications whose sources were all known, with the arrivals reported by then. */
export function knownApplications(facts: Facts, window: FactWindow): Outcome<KnownApplications> {
  const rows = facts.select("applications", window, columns);
  if (!rows.ok) return rows;
  const ofApplications = rows.value.filter(({ application }) => application !== undefined);
  const groups = groupBy(ofApplications, ({ application }) => application as string);
  return succeed({
    applications: [...groups].flatMap(([id, own]) => {
      const needs = own.filter(({ kind }) => kind !== "arrival" && kind !== "absence");
      const [head] = needs;
      return head ? [applicationOf(id, head, needs, own)] : [];
    }),
    senses: new Map(
      rows.value.flatMap(({ kind, sense, arrived_on }) =>
        kind === "availability" && sense && arrived_on ? [[sense, arrived_on] as const] : [],
      ),
    ),
  });
}

function applicationOf(
  id: string,
  head: Row,
  needs: readonly Row[],
  own: readonly Row[],
): Application {
  const arrival = own.find(({ kind }) => kind === "arrival");
  const absence = own.find(({ kind }) => kind === "absence");
  return {
    id,
    label: head.label ?? id,
    labelZh: head.label_zh ?? head.label ?? id,
    tokensIn: head.tokens_in ?? 0,
    tokensOut: head.tokens_out ?? 0,
    needs: needs.map(needOf),
    ...(arrival?.arrived_on === undefined
      ? {}
      : {
          arrived: {
            on: arrival.arrived_on,
            what: arrival.text,
            source: arrival.source,
            ...(arrival.reason === undefined ? {} : { reason: arrival.reason }),
          },
        }),
    ...(absence && !arrival
      ? { absent: { on: absence.date, what: absence.text, source: absence.source } }
      : {}),
  };
}

const needOf = (row: Row): Need => ({
  kind: row.kind as NeedKind,
  ...(row.low === undefined ? {} : { low: row.low }),
  ...(row.high === undefined ? {} : { high: row.high }),
  ...(row.reliability === undefined ? {} : { reliability: row.reliability === 0.8 ? 0.8 : 0.5 }),
  ...(row.sense === undefined ? {} : { sense: row.sense }),
  reason: row.text,
  source: row.source,
  knownOn: row.known_on,
  ...(row.set_on === undefined ? {} : { setOn: row.set_on }),
});
