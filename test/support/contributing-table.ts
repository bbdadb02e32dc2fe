/** A file that the table names, with the command that writes it where it is not written by hand. */
export interface Told {
  readonly path: string;
  readonly writtenBy?: string;
}

/** What the table of CONTRIBUTING.md tells of a kind of contribution. */
export interface ToldRow {
  readonly byHand: number;
  readonly files: readonly Told[];
}

/**
 * Read the row of a kind of contribution. Files are the words in code style that have a folder or
 * are in capitals; those after a command are written by it.
 *
 * @returns `undefined` where the table has no such row
 */
export function rowOf(markdown: string, name: string): ToldRow | undefined {
  const line = markdown.split("\n").find((text) => text.startsWith(`| ${name} |`));
  if (line === undefined) return undefined;
  const [, , byHand = "", told = ""] = line.split("|");
  const files: Told[] = [];
  let command: string | undefined;
  for (const [, code = ""] of told.matchAll(/`([^`]+)`/g)) {
    if (/^(npm|npx|python3) /.test(code)) command = code.replace(/ (--|>|src).*$/, "");
    else if (isFile(code)) files.push({ path: code, ...(command && { writtenBy: command }) });
  }
  return { byHand: Number(byHand), files };
}

/** A path from the root; what ends with a slash or stands in brackets is a hint. */
const isFile = (code: string): boolean =>
  code === "NOTICE" || /^(src|data|docs|test)\/.+\.\w+$/.test(code);
