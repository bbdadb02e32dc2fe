// Claim: what a browser loads to run models, compressed.
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { isMain, notRun, printRows, row } from "./report.mjs";

const bound = 60;
const entry = `
  export { readModel } from "./graph/read-model.js";
  export { simulate } from "./engine/simulate.js";
  export { createSerialExecutor } from "./engine/executor.js";
  export { createMachineEvaluators } from "./engine/machine-evaluator.js";
`;

/** The rows of this claim. The YAML parser is a dependency that the site has anyway. */
export async function engineSize() {
  const claim = "engine for the browser, without the YAML parser";
  let esbuild;
  try {
    esbuild = await import("esbuild");
  } catch {
    return [notRun(claim, "no esbuild")];
  }
  const { outputFiles } = await esbuild.build({
    stdin: { contents: entry, resolveDir: join(import.meta.dirname, "../dist") },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    external: ["yaml"],
    write: false,
  });
  const [{ contents }] = outputFiles;
  const size = gzipSync(contents).length / 1000;
  return [row(claim, size, -bound, { unit: " kB", minified: contents.length })];
}

if (isMain(import.meta)) printRows(await engineSize());
