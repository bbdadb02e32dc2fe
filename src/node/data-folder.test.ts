import { join } from "node:path";
import { expect, test } from "vitest";
import { openFacts } from "../data/facts.ts";
import { openDataFolder } from "./data-folder.ts";
import { packageRoot } from "./package-root.ts";

const window = { asOf: "2026-11-23", hindsight: false };

test("the digest of what was seen is that of every other host", () => {
  const { sha256, ...portable } = openDataFolder(join(packageRoot, "data"));
  expect(sha256?.(["a", "bc", "价"])).toMatch(/^[0-9a-f]{64}$/);
  const [here, elsewhere] = [
    openFacts({ ...portable, ...(sha256 ? { sha256 } : {}) }),
    openFacts(portable),
  ];
  for (const facts of [here, elsewhere]) {
    for (const id of ["electricity", "models", "chatbot-shares"]) facts.selectAll(id, window);
  }
  expect(here?.digest()).toBe(elsewhere?.digest());
});
