/**
 * Builds the command and the library into dist/bundle: one file for each operation, which is loaded
 * when it is asked for, and what several need in files between them. Libraries that are used are in
 * them; `third-party-licences.md` beside them has their terms.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, esmExternalRequirePlugin } from "vite";

const root = join(import.meta.dirname, "..");
const target = join(root, "dist/bundle");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const entries = {
  sextant: "src/cli/sextant.ts",
  index: "src/index.ts",
  node: "src/node/index.ts",
  "engine-worker": "src/node/engine-worker.ts",
  "operation-worker": "src/node/operation-worker.ts",
  "race-worker": "src/node/race-worker.ts",
  "piece-worker": "src/node/piece-worker.ts",
  "query-process": "src/sql/query-process.ts",
};

await build({
  configFile: false,
  root,
  logLevel: "warn",
  define: { SEXTANT_VERSION: JSON.stringify(version) },
  // Undici is written for `require`, which a module does not have. Its cache in SQLite, which Node 20
  // has not, is not used.
  plugins: [esmExternalRequirePlugin({ external: [/^node:(?!sqlite)/] })],
  // The library also runs in browsers, so nothing is taken in its form for Node alone.
  ssr: { noExternal: true, resolve: { conditions: ["module"] } },
  // Its form for any host looks for a module of Node, of which a browser would complain.
  resolve: {
    alias: { "lru-cache": join(root, "node_modules/lru-cache/dist/esm/browser/index.min.js") },
  },
  build: {
    ssr: true,
    outDir: target,
    emptyOutDir: true,
    target: "node20",
    // Whoever meets a stack trace should find the function's name in it.
    minify: false,
    reportCompressedSize: false,
    license: { fileName: "third-party-licences.md" },
    rolldownOptions: {
      platform: "neutral",
      input: entries,
      // All files in one folder: workers and data are found from where the running file is.
      output: { entryFileNames: "[name].js", chunkFileNames: "[name].js" },
    },
  },
});

// Answers that the command keeps belong to this code and these data.
const hash = createHash("sha256");
for (const folder of [target, join(root, "data")]) {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  for (const name of names.filter((each) => /\.(js|csv|json)$/.test(each)).sort()) {
    hash.update(`${name}\n`).update(readFileSync(join(folder, name)));
  }
}
writeFileSync(join(target, "digest.txt"), hash.digest("hex"));
