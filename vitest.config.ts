import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, "package.json"), "utf8")) as {
  version: string;
};

/** The one limit of time of the tests; no test has one of its own. */
const HANGS_MS = 20 * 60_000;

export default defineConfig({
  define: { SEXTANT_VERSION: JSON.stringify(version) },
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts", "data/**/*.test.ts"],
    tags: [
      { name: "long", description: "Takes long: left out of npm test, run by npm run test:all." },
    ],
    // How long a test takes is the machine's affair: these only give a name to one that hangs.
    testTimeout: HANGS_MS,
    hookTimeout: HANGS_MS,
    expect: { poll: { timeout: HANGS_MS } },
    // Files share what they import: most are small, and loading the sources takes longer than they do.
    isolate: false,
    maxWorkers: 2,
    coverage: { include: ["src/**/*.ts"], exclude: ["src/**/*.test.ts"] },
  },
});
