import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../src/node/package-root.ts";

/** The folder with raw inputs of published results; a user's machine has none. */
export const sharedFolder = join(packageRoot, "../shared");
export const hasShared = existsSync(join(sharedFolder, "pinned"));

/** Said where a test cannot run for want of it. */
export const WITHOUT_SHARED = "not run: ../shared is absent";

/** Text of a raw input. */
export const sharedText = (path: string): string => readFileSync(join(sharedFolder, path), "utf8");
