import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../src/node/package-root.ts";

const folder = join(packageRoot, "data/publications");

/** Text of a carried table of a published result. */
export const carriedText = (publication: string, file: string): string =>
  readFileSync(join(folder, publication, file), "utf8");

/** The carried tables of a published result, named as `--inputs data/publications/<id>` names them. */
export const carriedTexts = (publication: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(join(folder, publication))
      .filter((file) => file.endsWith(".csv"))
      .map((file) => [`${publication}/${file}`, carriedText(publication, file)] as const),
  );
