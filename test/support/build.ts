import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { packageRoot } from "../../src/node/package-root.ts";

/** Build a part where it is older than the sources; says and does nothing where it is not. */
export function build(part: "command" | "explorer"): void {
  const script = join(packageRoot, "scripts/bootstrap.mjs");
  const { status } = spawnSync(process.execPath, [script, part], { stdio: "inherit" });
  if (status !== 0) throw new Error(`the ${part} could not be built`);
}
