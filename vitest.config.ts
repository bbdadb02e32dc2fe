import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, "package.json"), "utf8")) as {
  version: string;
};
const support = join(import.meta.dirname, "test/support");
/** Only a hang is ended by the clock: a machine that is busy may take its time. */
const HANG_MS = 600_000;

export default defineConfig({
  define: { SEXTANT_VERSION: JSON.stringify(version) },
  test: {
    // A store of whoever runs the tests is nothing that they are about.
    env: { SEXTANT_FACTS: "embedded" },
    testTimeout: HANG_MS,
    hookTimeout: HANG_MS,
    teardownTimeout: HANG_MS,
    expect: { poll: { timeout: HANG_MS / 2 } },
    tags: [
      { name: "long", description: "Takes long: left out of npm test, run by npm run test:all." },
    ],
    reporters: [join(support, "quiet-reporter.ts")],
    alias: [{ find: /^\.\/start-worker\.ts$/, replacement: join(support, "start-worker.ts") }],
    // Files share what they import: most are small, and loading the sources takes longer than they do.
    isolate: false,
    maxWorkers: 2,
    coverage: { include: ["src/**/*.ts"], exclude: ["src/**/*.test.ts"] },
    projects: [
      {
        extends: true,
        test: {
          name: "sources",
          include: ["src/**/*.test.ts", "test/*.test.ts", "data/**/*.test.ts"],
          globalSetup: join(support, "command-setup.ts"),
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["test/browser/*.test.ts"],
          globalSetup: join(support, "browser-setup.ts"),
          // After the others, so that what runs in a browser has the processors to itself.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
