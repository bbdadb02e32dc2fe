import { groupBy } from "../../base/group-by.ts";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { modelKeys } from "../../names/model-id.ts";
import { records } from "../../trends/parts/frontier-records.ts";
import type { ScoredModel } from "./scored-model.ts";

/**
 * The index of the model that a person means by a name.
 *
 * The first of these rules with a match decides: the exact version; the exact label; the version
 * without its effort, its host and, where the name has none, its date; the key that unifies
 * publishers' spellings. Of one model at several efforts, the best score wins, then the highest
 * effort.
 *
 * @returns the index; or a problem that lists the candidates where several models remain, or offers
 *   names with the same beginning where none does
 */
export function findModel(models: readonly ScoredModel[], name: string): Outcome<number> {
  const text = name.trim();
  const exact = text.toLowerCase();
  const hasDate = modelKeys(text).hasDate;
  const rules: readonly ((model: ScoredModel) => boolean)[] = [
    ({ version }) => version.toLowerCase() === exact,
    ({ label }) => label.toLowerCase() === exact,
    ({ version }) => ownName(version, hasDate) === ownName(text, hasDate),
    ({ version }) => publicKey(version, hasDate) === publicKey(text, hasDate),
  ];
  const found = rules
    .map((rule) => models.filter(rule))
    .find((group) => group.length > 0 && text !== "");
  if (!found) return fail("unknown-bar", { value: name, known: listOf(similar(models, text)) });
  const [, another] = groupBy(found, identity).keys();
  if (another !== undefined) {
    return fail("ambiguous-bar", { value: name, known: listOf(found) });
  }
  const [first, ...rest] = found as [ScoredModel, ...ScoredModel[]];
  const best = rest.reduce((top, model) => (atMoreEffort(model, top) ? model : top), first);
  return succeed(models.indexOf(best));
}

const identity = ({ version }: ScoredModel): string => modelKeys(version).dated;

const publicKey = (name: string, dated: boolean): string =>
  dated ? modelKeys(name).dated : modelKeys(name).undated;

const effort = /_([a-z]+|\d+k)$/;
const releaseDate = /[-_@]20\d\d-?\d\d-?\d\d(?=$|-)/;

/** Letters and digits of a name without its host and effort; words such as chat or a size stay. */
function ownName(name: string, dated: boolean): string {
  const plain = (name.toLowerCase().split("/").at(-1) ?? "").replace(effort, "");
  return letters(dated ? plain : plain.replace(releaseDate, ""));
}

const letters = (text: string): string => text.replace(/[^a-z0-9]+/g, "");

/** Names of efforts, least first; a budget of tokens ranks between low and medium. */
const efforts = [
  "none",
  "unknown",
  "",
  "minimal",
  "low",
  "budget",
  "medium",
  "high",
  "xhigh",
  "max",
];

function atMoreEffort(a: ScoredModel, b: ScoredModel): boolean {
  if (a.eci !== b.eci) return a.eci > b.eci;
  const [rankA, rankB] = [effortRank(a), effortRank(b)];
  return rankA.place === rankB.place ? rankA.budget > rankB.budget : rankA.place > rankB.place;
}

function effortRank({ version }: ScoredModel): { readonly place: number; readonly budget: number } {
  const name = effort.exec(version.toLowerCase())?.[1] ?? "";
  const budget = /^\d+k$/.test(name) ? Number.parseInt(name, 10) : 0;
  return { place: efforts.indexOf(budget > 0 ? "budget" : name), budget };
}

/** How many names a refusal offers, and how much of a name must be shared to be similar. */
const OFFERED = 8;
const FEWEST_LETTERS = 2;

/** Models whose names begin like the given one, as far as any do; else the best to date. */
function similar(models: readonly ScoredModel[], text: string): readonly ScoredModel[] {
  const asked = letters(text.toLowerCase());
  for (let length = asked.length; length >= FEWEST_LETTERS; length--) {
    const start = asked.slice(0, length);
    const alike = models.filter(({ version, label }) =>
      [ownName(version, true), letters(label.toLowerCase())].some((name) => name.startsWith(start)),
    );
    if (alike.length > 0) return alike;
  }
  return records(models, ({ eci }) => eci, "up");
}

/** One name of each model. */
const listOf = (models: readonly ScoredModel[]): string =>
  [...groupBy(models, identity).values()]
    .slice(0, OFFERED)
    .map(([model]) => model?.version)
    .join(", ");
