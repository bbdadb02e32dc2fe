import { stop } from "../../../base/outcome.ts";

/** An object of a configuration, of any shape. */
export type Config = Readonly<Record<string, unknown>>;

export const isConfig = (value: unknown): value is Config =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The first of the fields that is there and not null, with its name. */
function firstOf(config: Config, names: readonly string[]): readonly [string, unknown] | undefined {
  const name = names.find((one) => config[one] !== undefined && config[one] !== null);
  return name === undefined ? undefined : [name, config[name]];
}

/**
 * The first of the fields that is there, a whole number; gives up with `bad-config-field` on anything
 * else.
 *
 * @param least smallest number allowed
 */
export function countOf(config: Config, names: readonly string[], least = 1): number | undefined {
  const found = firstOf(config, names);
  if (found === undefined) return undefined;
  const [field, value] = found;
  if (typeof value === "number" && Number.isInteger(value) && value >= least) return value;
  return stop("bad-config-field", {
    field,
    rule: `a whole number of at least ${least}`,
    value: JSON.stringify(value).slice(0, 80),
  });
}

/** Like {@link countOf}; gives up with `missing-config-field` where none of the fields is there. */
export const needed = (config: Config, names: readonly string[]): number =>
  countOf(config, names) ?? stop("missing-config-field", { field: names.join(" | ") });

/** The first of the fields that is there, a list of `length` or more; the rest is of layers beyond the model. */
export function listOf(
  config: Config,
  names: readonly string[],
  length: number,
): readonly unknown[] | undefined {
  const found = firstOf(config, names);
  if (found === undefined || !Array.isArray(found[1])) return undefined;
  const [field, list] = found;
  if (list.length >= length) return list.slice(0, length);
  return stop("bad-config-field", {
    field,
    rule: `one entry for each of the ${length} layers`,
    value: `${list.length} entries`,
  });
}

/** A field that is a text, else `undefined`. */
export const textOf = (config: Config, name: string): string | undefined => {
  const value = config[name];
  return typeof value === "string" ? value : undefined;
};
