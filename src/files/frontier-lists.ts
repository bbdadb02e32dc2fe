import { z } from "zod";
import { type Outcome, succeed } from "../base/outcome.ts";
import { findText } from "./find-text.ts";
import { readJson } from "./read-json.ts";
import { from0, readRows, type SourceText } from "./read-rows.ts";

/** Published lists of frontier models: a threshold to the names that enter at it. */
export type PublishedLists = ReadonlyMap<number, readonly string[]>;

/** The rules by which the lists were made, as in the publisher's file names. */
export const listRules = [
  "top_n",
  "window_percentile",
  "backward_window_percentile",
  "residual_from_trend",
] as const;
export type ListRule = (typeof listRules)[number];

/** The lists of every rule. */
export type FrontierLists = Readonly<Record<ListRule, PublishedLists>>;

/** The publisher's file of one rule. */
export const listFile = (rule: ListRule): string => `frontier_systems_by_${rule}.json`;

/** One table of all rules: a model a row, with the threshold at which it enters each list. */
export const FRONTIER_TABLE = "frontier_lists.csv";

/**
 * Read the lists of a folder: the publisher's four files, or else the one table.
 *
 * @returns the lists; `missing-file` names the publisher's first file where there is neither
 */
export function readFrontierLists(
  texts: ReadonlyMap<string, string>,
  folder: string,
): Outcome<FrontierLists> {
  const table = findText(texts, folder, FRONTIER_TABLE);
  if (table.ok && !findText(texts, folder, listFile(listRules[0])).ok) {
    return readFrontierTable(table.value);
  }
  const lists: Partial<Record<ListRule, PublishedLists>> = {};
  for (const rule of listRules) {
    const source = findText(texts, folder, listFile(rule));
    if (!source.ok) return source;
    const list = readPublishedList(source.value);
    if (!list.ok) return list;
    lists[rule] = list.value;
  }
  return succeed(lists as Record<ListRule, PublishedLists>);
}

const listsSchema = z.record(z.string().regex(/^\d+$/), z.array(z.string()));

function readPublishedList({ file, text }: SourceText): Outcome<PublishedLists> {
  const lists = readJson(new Map([[file, text]]), file, listsSchema);
  if (!lists.ok) return lists;
  const entries = Object.entries(lists.value);
  return succeed(
    new Map(entries.map(([threshold, names]) => [Number(threshold), names.map(unmangled)])),
  );
}

/** Sigma was once read in the wrong encoding when the lists were written. */
const unmangled = (name: string): string => name.replaceAll("Î£", "Σ");

interface ListedModel {
  readonly model: string;
  /** By the place of the rule in `listRules`. */
  readonly thresholds: readonly (number | undefined)[];
}

function readFrontierTable(source: SourceText): Outcome<FrontierLists> {
  const rows = readRows(
    source,
    ["model", ...listRules],
    (cells): ListedModel => ({
      model: cells.text("model"),
      thresholds: listRules.map((rule) => cells.number(rule, from0)),
    }),
  );
  if (!rows.ok) return rows;
  const lists = listRules.map((rule, place) => [rule, listOfRule(rows.value, place)] as const);
  return succeed(Object.fromEntries(lists) as Record<ListRule, PublishedLists>);
}

function listOfRule(rows: readonly ListedModel[], place: number): PublishedLists {
  const list = new Map<number, string[]>();
  for (const { model, thresholds } of rows) {
    const threshold = thresholds[place];
    if (threshold !== undefined) list.set(threshold, [...(list.get(threshold) ?? []), model]);
  }
  return list;
}
