import { homedir } from "node:os";
import { join } from "node:path";

/** Where a person's own files of Sextant are kept. */
export const dataHome = (environment: Readonly<Record<string, string | undefined>>): string =>
  join(environment["XDG_DATA_HOME"] || join(homedir(), ".local", "share"), "sextant");
