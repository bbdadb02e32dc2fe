/**
 * Run every example of README.md and docs/ anew and write what it prints: `npm run docs`; of some
 * pages alone: `npm run docs -- docs/race.md`.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../src/node/package-root.ts";
import { examplesOf, pages, refreshed } from "../test/support/examples.ts";

const asked = process.argv.slice(2);

for (const page of pages()) {
  if (asked.length > 0 && !asked.includes(page)) continue;
  writeFileSync(join(packageRoot, page), await refreshed(page));
  console.log(`${page}: ${examplesOf(page).length} examples`);
}
