import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, "package.json"), "utf8")) as {
  version: string;
};

export default defineConfig({
  define: { SEXTANT_VERSION: JSON.stringify(version) },
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts", "data/**/*.test.ts"],
    testTimeout: 60_000,
    // Files share what they import: most are small, and loading the sources takes longer than they do.
    isolate: false,
    maxWorkers: 2,
    coverage: { include: ["src/**/*.ts"], exclude: ["src/**/*.test.ts"] },
  },
});
