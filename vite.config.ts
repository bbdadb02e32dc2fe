import { readFileSync } from "node:fs";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { serveExplorerFiles } from "./scripts/serve-explorer-files.ts";

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, "package.json"), "utf8")) as {
  version: string;
};

/** Where `npx sextant web` listens unless told otherwise. */
const SERVED = "http://127.0.0.1:7373";
/** Lets the page share memory with its workers. */
const isolated = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/**
 * The page asks at once for all that its beginning imports later, so that this is there when the
 * first view has been painted.
 */
const preloadAll = (): Plugin => ({
  name: "preload-all",
  apply: "build",
  transformIndexHtml: {
    order: "post",
    handler: (_html, { bundle = {} }) =>
      Object.values(bundle)
        .flatMap((file) =>
          file.type === "chunk" && file.name === "start" ? [file.fileName, ...file.imports] : [],
        )
        .map((path) => ({
          tag: "link",
          attrs: { rel: "modulepreload", crossorigin: true, href: `./${path}` },
          injectTo: "head",
        })),
  },
});

/** The explorer as static files with relative addresses, so that it can stand in any folder. */
export default defineConfig({
  root: join(import.meta.dirname, "src/web"),
  base: "./",
  plugins: [react(), serveExplorerFiles(), preloadAll()],
  define: { SEXTANT_VERSION: JSON.stringify(version) },
  worker: {
    format: "es",
    // The worker has every operation at once: what the command loads when it needs it is there.
    rolldownOptions: { checks: { ineffectiveDynamicImport: false } },
  },
  build: {
    outDir: join(import.meta.dirname, "dist/web"),
    emptyOutDir: true,
    target: "es2023",
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    license: { fileName: "third-party-licences.md" },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  server: {
    headers: isolated,
    // The explorer computes by itself; for its API and MCP start `npx sextant web` beside it.
    proxy: { "/api": SERVED, "/mcp": SERVED },
  },
  preview: {
    headers: {
      "Content-Security-Policy":
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; worker-src 'self'; object-src 'none'; base-uri 'none'",
      ...isolated,
    },
  },
});
