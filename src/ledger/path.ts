import { fail, type Outcome, succeed } from "../base/outcome.ts";

/** One step into a result: a key, or a choice among the items of a list. */
type Step =
  | { readonly kind: "key"; readonly key: string }
  | { readonly kind: "place"; readonly from: number; readonly to: number }
  | { readonly kind: "end"; readonly end: "first" | "last" | "count" }
  | { readonly kind: "extreme"; readonly extreme: "min" | "max"; readonly key: string }
  | { readonly kind: "true"; readonly key: string }
  | {
      readonly kind: "compare";
      readonly key: string;
      readonly cmp: PathComparison;
      readonly values: readonly string[];
    };

const comparisons = [" not in ", " in ", " prefix ", "!=", "<=", ">=", "=", "<", ">"] as const;
type PathComparison = (typeof comparisons)[number];

/**
 * What a path finds in a result.
 *
 * Dots lead into objects. In brackets: `[key=value]` and the other comparisons, `[key in a|b]`,
 * `[key not in a|b]`, `[key prefix a|b]`, `[key]` for what is true, `[first]`, `[last]`, `[count]`,
 * `[min:key]`, `[max:key]` and places `[a..b]`, from 0, both included. A path reaches own fields of
 * the result and nothing else.
 *
 * @returns the one value found, or the list of them; `nothing-found` where there is none
 */
export function valueAt(result: unknown, path: string): Outcome<unknown> {
  const steps = readPath(path);
  if (!steps.ok) return steps;
  let found: readonly unknown[] = [result];
  for (const step of steps.value) {
    found = taken(step, found);
  }
  const kept = found.flatMap((each) => (Array.isArray(each) ? (each as unknown[]) : [each]));
  const there = kept.filter((each) => each !== null && each !== undefined);
  if (there.length === 0) return fail("nothing-found", { path });
  return succeed(there.length === 1 ? there[0] : there);
}

/** The steps of a path, or `bad-path`. */
export function readPath(path: string): Outcome<readonly Step[]> {
  const steps: Step[] = [];
  let rest = path;
  while (rest !== "") {
    const bracket = rest.startsWith("[");
    const end = bracket ? rest.indexOf("]") : endOfKey(rest);
    if (end <= 0) return fail("bad-path", { value: path });
    const word = rest.slice(bracket ? 1 : 0, end).trim();
    const step = bracket ? readChoice(word) : readKey(word);
    if (!step) return fail("bad-path", { value: path });
    steps.push(step);
    rest = rest.slice(bracket ? end + 1 : end);
    if (rest.startsWith(".")) rest = rest.slice(1);
    else if (rest !== "" && !rest.startsWith("[")) return fail("bad-path", { value: path });
  }
  return steps.length > 0 ? succeed(steps) : fail("bad-path", { value: path });
}

function endOfKey(text: string): number {
  const ends = [text.indexOf("."), text.indexOf("[")].filter((at) => at >= 0);
  return Math.min(text.length, ...ends);
}

const isKey = (text: string): boolean => /^[A-Za-z0-9_-][A-Za-z0-9_.-]*$/.test(text);

const readKey = (key: string): Step | undefined => (isKey(key) ? { kind: "key", key } : undefined);

function readChoice(word: string): Step | undefined {
  if (word === "first" || word === "last" || word === "count") return { kind: "end", end: word };
  const places = /^(\d{1,6})\.\.(\d{1,6})$/.exec(word);
  if (places) return { kind: "place", from: Number(places[1]), to: Number(places[2]) };
  const extreme = /^(min|max):(.+)$/.exec(word);
  if (extreme) {
    const key = extreme[2] as string;
    return isKey(key) ? { kind: "extreme", extreme: extreme[1] as "min" | "max", key } : undefined;
  }
  for (const cmp of comparisons) {
    const at = word.indexOf(cmp);
    if (at <= 0) continue;
    const key = word.slice(0, at).trim();
    const values = word.slice(at + cmp.length).split("|");
    return isKey(key)
      ? { kind: "compare", key, cmp, values: values.map((v) => v.trim()) }
      : undefined;
  }
  return isKey(word) ? { kind: "true", key: word } : undefined;
}

function taken(step: Step, found: readonly unknown[]): readonly unknown[] {
  if (step.kind === "key") {
    const entered = found.flatMap((each) => (Array.isArray(each) ? (each as unknown[]) : [each]));
    return entered.map((each) => field(each, step.key));
  }
  const items = found
    .flatMap((each) => (Array.isArray(each) ? (each as unknown[]) : [each]))
    .filter((each) => each !== null && each !== undefined);
  if (step.kind === "place") return items.slice(step.from, step.to + 1);
  if (step.kind === "true") return items.filter((each) => field(each, step.key) === true);
  if (step.kind === "compare") return items.filter((each) => holds(field(each, step.key), step));
  if (step.kind === "extreme") return extremeOf(items, step);
  return step.end === "count" ? [items.length] : items.slice(...endOf[step.end]);
}

const endOf = { first: [0, 1], last: [-1] } as const satisfies Record<string, readonly number[]>;

/** An own field, or one within it; a dot leads further in. */
export function field(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  if (Object.hasOwn(value, key)) return (value as Readonly<Record<string, unknown>>)[key];
  const dot = key.indexOf(".");
  return dot < 0 ? undefined : field(field(value, key.slice(0, dot)), key.slice(dot + 1));
}

function holds(value: unknown, step: Extract<Step, { kind: "compare" }>): boolean {
  const cmp = step.cmp.trim();
  if (value === undefined || value === null) return cmp === "!=" || cmp === "not in";
  const [wanted = ""] = step.values;
  if (cmp === "in") return step.values.includes(String(value));
  if (cmp === "not in") return !step.values.includes(String(value));
  if (cmp === "prefix") return step.values.some((start) => String(value).startsWith(start));
  if (cmp === "=" || cmp === "!=") return same(value, wanted) === (cmp === "=");
  const order =
    typeof value === "number"
      ? value - Number(wanted)
      : String(value) < wanted
        ? -1
        : String(value) > wanted
          ? 1
          : 0;
  if (cmp === "<=") return order <= 0;
  if (cmp === ">=") return order >= 0;
  return cmp === "<" ? order < 0 : order > 0;
}

const same = (value: unknown, wanted: string): boolean =>
  typeof value === "number" ? value === Number(wanted) : String(value) === wanted;

function extremeOf(
  items: readonly unknown[],
  { extreme, key }: Extract<Step, { kind: "extreme" }>,
): readonly unknown[] {
  const comparable = items.filter((each) => {
    const value = field(each, key);
    return typeof value === "number" || typeof value === "string";
  });
  const best = comparable.reduce<unknown>((kept, each) => {
    if (kept === undefined) return each;
    const [a, b] = [field(kept, key) as string | number, field(each, key) as string | number];
    return (extreme === "min" ? b < a : b > a) ? each : kept;
  }, undefined);
  return best === undefined ? [] : [best];
}
