import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The folder that holds package.json and data/, from the sources and from the build alike. */
export const packageRoot = join(import.meta.dirname, "../..");

/** Version of this package. */
export const packageVersion = (): string =>
  (JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8")) as { version: string })
    .version;
