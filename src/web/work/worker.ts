import { succeed } from "../../base/outcome.ts";
import type { ComputeRequest, DrawRequest } from "./messages.ts";
import { serveRequests } from "./serve-requests.ts";

/**
 * One file for two workers: one computes, one draws, so that pictures never wait for a simulation.
 * Each loads only the half that it is asked for.
 */
serveRequests<ComputeRequest | DrawRequest>(async (request, control) => {
  if (request.kind === "draw") {
    const { drawChart } = await import("../../charts/render.ts");
    return succeed(await drawChart(request.specification, { idPrefix: request.idPrefix }));
  }
  const { compute } = await import("./compute.ts");
  return compute(request, control);
});
