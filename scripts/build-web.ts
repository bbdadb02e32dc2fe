/** Builds the explorer into dist/web: the page with its workers, and the files that it reads. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { packageRoot } from "../src/node/package-root.ts";
import { explorerFiles, makerOf } from "./explorer-files.ts";

// Whoever starts it, such as a test: the page has the production build of React.
process.env["NODE_ENV"] = "production";
await build({ configFile: join(packageRoot, "vite.config.ts"), logLevel: "warn" });
const made = makerOf(new Map());
for (const path of Object.keys(explorerFiles)) {
  writeFileSync(join(packageRoot, "dist/web", path), await made(path));
}
