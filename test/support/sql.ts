import { existsSync } from "node:fs";
import { join } from "node:path";
import type { TestContext } from "vitest";
import { packageRoot } from "../../src/node/package-root.ts";

/** Whether DuckDB is there, which is no part of the default install. */
export const hasDuckDb = existsSync(join(packageRoot, "node_modules/@duckdb/node-api"));

/** Skip this test where there is no DuckDB. */
export const needsDuckDb = ({ skip }: TestContext): void =>
  skip(
    !hasDuckDb,
    "not run: DuckDB is not installed (npm install --no-save -O @duckdb/node-api@1.5.6-r.1)",
  );
