/** Run every example of README.md and docs/ anew and write what it prints: `npm run docs`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../src/node/package-root.ts";
import { examplesOf, pages, refreshed } from "../test/support/examples.ts";

for (const page of pages()) {
  writeFileSync(join(packageRoot, page), await refreshed(page));
  console.log(`${page}: ${examplesOf(page).length} examples`);
}
