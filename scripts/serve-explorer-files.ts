import { join } from "node:path";
import type { Plugin, ViteDevServer } from "vite";
import { packageRoot } from "../src/node/package-root.ts";

type ExplorerFiles = typeof import("./explorer-files.ts");

/**
 * For `npm run dev`: makes the files that the explorer reads when they are asked for, and reloads
 * the page when the data change. Vite itself does so for the sources.
 */
export const serveExplorerFiles = (): Plugin => ({
  name: "serve-explorer-files",
  apply: "serve",
  configureServer: (server) => {
    const made = new Map<string, Promise<Uint8Array>>();
    const data = join(packageRoot, "data");
    server.watcher.add(data);
    server.watcher.on("all", (_event, path) => {
      made.clear();
      if (path.startsWith(data)) server.ws.send({ type: "full-reload" });
    });
    server.middlewares.use((request, response, next) => {
      const path = new URL(request.url ?? "", "http://localhost").pathname.slice(1);
      fileOf(server, made, path).then(
        (content) => (content ? response.end(content) : next()),
        next,
      );
    });
  },
});

/** A file as the sources now make it; undefined when the path is none of them. */
async function fileOf(
  server: ViteDevServer,
  made: Map<string, Promise<Uint8Array>>,
  path: string,
): Promise<Uint8Array | undefined> {
  if (!/^[\w-]+\.(bin|json|html)$/.test(path)) return undefined;
  const script = join(packageRoot, "scripts/explorer-files.ts");
  const { explorerFiles, makerOf } = (await server.ssrLoadModule(script)) as ExplorerFiles;
  return path in explorerFiles ? makerOf(made)(path) : undefined;
}
