import type { ServerContext } from "@modelcontextprotocol/server";
import type { Translate } from "../i18n/translate.ts";
import type { OnProgress } from "../node/operation-thread.ts";

/** Between two notifications. */
const INTERVAL_MS = 1000;

/**
 * Tell a client that asked for it how far a call is: once a second the seconds that have passed,
 * and of how many as soon as the operation says what share is done.
 */
export function reportProgress(
  { mcpReq }: ServerContext,
  translate: Translate,
): { readonly report: OnProgress; end(): void } {
  const progressToken = mcpReq._meta?.progressToken;
  if (progressToken === undefined) return { report: () => {}, end: () => {} };
  const start = performance.now();
  let share = 0;
  let message = translate("mcp.working");
  const tell = (): void => {
    const progress = (performance.now() - start) / 1000;
    const total = share > 0 ? { total: progress / share } : {};
    const params = { progressToken, progress, ...total, message };
    // A client that has gone away needs no progress.
    mcpReq.notify({ method: "notifications/progress", params }).catch(() => {});
  };
  const timer = setInterval(tell, INTERVAL_MS);
  return {
    report: (done, total, what) => {
      share = total > 0 ? Math.min(1, done / total) : 0;
      message = translate("mcp.progress", { what, percent: Math.round(100 * share) });
    },
    end: () => clearInterval(timer),
  };
}
