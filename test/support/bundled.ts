import { join } from "node:path";
import { build, type Rolldown } from "vite";
import { packageRoot } from "../../src/node/package-root.ts";

/** A module and all it imports as one script that sets a global name, for a page. */
export async function bundled(entry: string, name: string): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      target: "es2023",
      lib: { entry: join(packageRoot, entry), formats: ["iife"], name },
    },
  })) as Rolldown.RolldownOutput[];
  return built[0]?.output[0].code ?? "";
}
