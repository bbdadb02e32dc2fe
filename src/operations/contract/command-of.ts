import type { Operation } from "./operation.ts";

/** `asOf` → `--as-of`. */
export const flagOf = (name: string): string =>
  `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/**
 * The command line that asks an operation this. A text of several lines is passed by a
 * here-document, which every shell of Unix knows.
 */
export function commandOf(
  { name, positional }: Pick<Operation, "name" | "positional">,
  input: Readonly<Record<string, unknown>>,
): string {
  const given = Object.entries(input).filter(([, value]) => value !== undefined && value !== false);
  const bare = positional.flatMap((field) => given.filter(([each]) => each === field));
  const flagged = given.filter(([field]) => !positional.includes(field));
  const words = [
    ...bare.map(([, value]) => wordOf(value)),
    ...flagged.flatMap(([field, value]) =>
      value === true ? [flagOf(field)] : [flagOf(field), wordOf(value)],
    ),
  ];
  return ["npx sextant", name, ...words].join(" ");
}

function wordOf(value: unknown): string {
  const text = String(value);
  return text.includes("\n") ? `/dev/stdin <<'END'\n${text.trimEnd()}\nEND` : quoted(text);
}

/** A word as a shell of Unix takes it whole. */
export const quoted = (text: string): string =>
  /^[\w.:,/@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
