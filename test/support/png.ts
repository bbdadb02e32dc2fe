import { existsSync } from "node:fs";
import { join } from "node:path";
import type { TestContext } from "vitest";
import { packageRoot } from "../../src/node/package-root.ts";

/** Whether what draws pictures as points is installed, which the default install leaves out. */
const hasResvg = existsSync(join(packageRoot, "node_modules/@resvg/resvg-js"));

/** Skip a test, with the reason, where pictures cannot be drawn. */
export function needsResvg(context: TestContext): void {
  context.skip(
    !hasResvg,
    "not run: resvg is not installed (npm install --no-save -O @resvg/resvg-js@2.6.2)",
  );
}
