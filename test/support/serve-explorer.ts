import { join } from "node:path";
import { fail } from "../../src/base/outcome.ts";
import { type RunningServer, startServer } from "../../src/http/server.ts";
import { openStaticFiles } from "../../src/http/static-files.ts";
import { packageRoot } from "../../src/node/package-root.ts";

/** The built explorer on a free port. It computes by itself: the API behind it is never asked. */
export async function serveExplorer(): Promise<RunningServer> {
  const server = await startServer({
    port: 0,
    explorer: openStaticFiles(join(packageRoot, "dist/web")),
    answers: {
      ask: async () => fail("too-busy"),
      today: () => "2026-11-23",
      load: () => ({ running: 0, waiting: 0, cachedBytes: 0 }),
      close: async () => undefined,
    },
  });
  if (!server.ok) throw new Error(JSON.stringify(server.error));
  return server.value;
}
