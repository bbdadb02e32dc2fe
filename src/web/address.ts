/** What the address bar says: the page and every control that is not at its default. */
export interface Address {
  /** Parts of the page's path, such as `["trend", "capability"]`; empty for home. */
  readonly path: readonly string[];
  readonly values: Readonly<Record<string, string>>;
}

/**
 * Keys that every page understands: as-of date, hindsight, language, theme, embedded view, and the
 * data digest that a frozen view was made with. Links inside the explorer carry them on.
 */
export const sharedKeys = ["a", "h", "l", "t", "embed", "d"] as const;

/** Keys that may also be written in full. */
export const longNames: ReadonlyMap<string, string> = new Map([
  ["lang", "l"],
  ["theme", "t"],
]);

/** Read the part of a location after `#`. Unreadable parts are left out. */
export function readAddress(hash: string): Address {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  return {
    path: path
      .split("/")
      .map(decoded)
      .filter((part) => part !== ""),
    values: Object.fromEntries(
      [...new URLSearchParams(query)].map(([key, value]) => [longNames.get(key) ?? key, value]),
    ),
  };
}

/** Write an address as the part of a location from `#` on; the inverse of {@link readAddress}. */
export function writeAddress({ path, values }: Address): string {
  const query = new URLSearchParams(
    Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1)),
  ).toString();
  return `#/${path.map(encodeURIComponent).join("/")}${query === "" ? "" : `?${query}`}`;
}

/** The address of a page with the values that all pages share, and some of its own. */
export function linkTo(
  from: Address,
  path: readonly string[],
  own: Readonly<Record<string, string>> = {},
): string {
  const kept = Object.entries(from.values).filter(
    ([key]) => key !== "d" && (sharedKeys as readonly string[]).includes(key),
  );
  return writeAddress({ path, values: { ...Object.fromEntries(kept), ...own } });
}

/** The values with some changed; an undefined or empty one is removed. */
export function changeValues(
  values: Address["values"],
  changes: Readonly<Record<string, string | undefined>>,
): Address["values"] {
  const merged = Object.entries({ ...values, ...changes });
  return Object.fromEntries(
    merged.filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ""),
  );
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}
