import { createHash } from "node:crypto";
import { existsSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { packageRoot, packageVersion } from "../../src/node/package-root.ts";

/** What tests start in processes and threads of their own, by the name of its bundle. */
const entries = {
  "run-sextant": "test/support/run-sextant.ts",
  "operation-worker": "src/node/operation-worker.ts",
  "engine-worker": "src/node/engine-worker.ts",
};

/** Bundles lie two folders below the root, as the sources do, and so find `data/`. */
const cache = join(packageRoot, ".cache");
const PREFIX = "tested-";
const DAY_MS = 86_400_000;

/**
 * Bundle the sources for the processes and threads that tests start: each would otherwise translate
 * a thousand files for itself. Does nothing while the sources stay as they are.
 *
 * @returns the folder of the bundles, one for each state of the sources
 */
export async function bundleProgram(): Promise<string> {
  const folder = join(cache, PREFIX + stateOfSources());
  if (!existsSync(folder)) {
    const unfinished = `${folder}-${process.pid}`;
    await bundleInto(unfinished);
    takeInto(folder, unfinished);
    removeOld();
  }
  return folder;
}

/** Changes with every file that the bundles are made of. */
function stateOfSources(): string {
  const hash = createHash("sha256");
  const files = ["src", "test/support"].flatMap((folder) =>
    readdirSync(join(packageRoot, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith(".test.ts"))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  for (const file of [...files.sort(), join(packageRoot, "package-lock.json")]) {
    const { mtimeMs, size } = statSync(file);
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest("hex").slice(0, 16);
}

async function bundleInto(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: packageRoot,
    logLevel: "error",
    define: { SEXTANT_VERSION: JSON.stringify(packageVersion()) },
    build: {
      ...{ ssr: true, target: "node20", outDir },
      rolldownOptions: {
        input: entries,
        // Side by side, as a worker is looked for beside the module that starts it.
        output: { entryFileNames: "[name].js", chunkFileNames: "[name].js" },
      },
    },
  });
}

/** Another run of the tests may have made the same in the meantime. */
function takeInto(folder: string, unfinished: string): void {
  try {
    renameSync(unfinished, folder);
  } catch (fault) {
    rmSync(unfinished, { recursive: true });
    if (!existsSync(folder)) throw fault;
  }
}

/** Bundles of other states; those of today may be in use. */
function removeOld(): void {
  for (const name of readdirSync(cache).filter((name) => name.startsWith(PREFIX))) {
    const folder = join(cache, name);
    if (Date.now() - statSync(folder).mtimeMs > DAY_MS) rmSync(folder, { recursive: true });
  }
}
