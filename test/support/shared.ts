import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { TestContext } from "vitest";
import { packageRoot } from "../../src/node/package-root.ts";

/** The folder with upstream files; a user's machine has none. */
const sharedFolder = join(packageRoot, "../shared");
export const hasShared = existsSync(join(sharedFolder, "pinned"));

/**
 * Skip this test, with the reason, where the upstream files are absent. To be called first in the
 * test itself: what stands around tests runs at collection, on every machine.
 */
export const needsShared = ({ skip }: TestContext): void =>
  skip(!hasShared, "not run: ../shared is absent");

/** Path of an upstream file or folder. */
export const sharedPath = (path: string): string => join(sharedFolder, path);

/** Text of an upstream file. */
export const sharedText = (path: string): string => readFileSync(sharedPath(path), "utf8");

/** Texts of the files of some folders, by path below `../shared`. */
export const sharedTexts = (...folders: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    folders.flatMap((folder) =>
      readdirSync(sharedPath(folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => {
          const path = join(parentPath, name);
          return [path.slice(sharedFolder.length + 1), readFileSync(path, "utf8")] as const;
        }),
    ),
  );
