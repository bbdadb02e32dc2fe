import {
  createMcpHandler,
  hostHeaderValidationResponse,
  isJsonContentType,
  localhostAllowedHostnames,
  localhostAllowedOrigins,
  originValidationResponse,
  readRequestBody,
} from "@modelcontextprotocol/server";
import { inputLimits, serverLimits } from "../base/limits.ts";
import type { Language } from "../i18n/translate.ts";
import { asksForSession, openMcpSessions, type SessionLimits } from "./http-sessions.ts";
import { createMcpServer, type McpOptions } from "./mcp-server.ts";
import { refuseCall } from "./refuse-call.ts";

export interface McpHttpOptions extends Omit<McpOptions, "language"> {
  /** Language of a request. */
  readonly languageOf: (request: Request | undefined) => Language;
  /** Host on which the server listens, when it is not this machine only. */
  readonly publicHost?: string | undefined;
  readonly sessions?: SessionLimits | undefined;
}

const usual: SessionLimits = { limit: serverLimits.sessions, idleMs: serverLimits.sessionIdleMs };

/**
 * The protocol over streamable HTTP. Clients of the handshake get a session; those of the revision
 * without one, and requests that stand for themselves, need none. A request that a web page of
 * another site sends, or that names another host, is refused: pages must not drive a server on this
 * machine.
 */
export function mcpHttpHandler(options: McpHttpOptions): {
  readonly handle: (request: Request) => Promise<Response>;
  close(): Promise<void>;
} {
  const serverFor = (request: Request | undefined) =>
    createMcpServer({ ...options, language: options.languageOf(request) });
  // There is nothing to subscribe to: data change with the version only.
  const single = createMcpHandler(({ requestInfo }) => serverFor(requestInfo), {
    maxSubscriptions: 0,
  });
  const sessions = openMcpSessions(serverFor, options.sessions ?? usual);

  async function answer(request: Request): Promise<Response> {
    const body = await readCall(request);
    if (body instanceof Response) return body;
    const id = request.headers.get("mcp-session-id");
    if (id !== null) return sessions.handle(id, request, body);
    if (asksForSession(body)) return sessions.begin(request, body);
    return single.fetch(request, body === undefined ? {} : { parsedBody: body });
  }

  return {
    handle: async (request) => refuseStrangers(request, options.publicHost) ?? answer(request),
    close: async () => void (await Promise.all([single.close(), sessions.close()])),
  };
}

/** The parsed body of a POST, undefined for another method, or the refusal of what is none. */
async function readCall(request: Request): Promise<unknown> {
  if (request.method !== "POST") return undefined;
  if (!isJsonContentType(request.headers.get("content-type"))) {
    return refuseCall(415, "Content-Type must be application/json");
  }
  try {
    const read = await readRequestBody(request, inputLimits.bodyBytes);
    if (read.tooLarge) return refuseCall(413, `A body may have ${inputLimits.bodyBytes} bytes`);
    return JSON.parse(read.text);
  } catch {
    return refuseCall(400, "Parse error");
  }
}

function refuseStrangers(request: Request, publicHost: string | undefined): Response | undefined {
  const own = localhostAllowedHostnames();
  const isPublic = publicHost !== undefined && ![...own, "::1"].includes(publicHost);
  return (
    originValidationResponse(request, [
      ...localhostAllowedOrigins(),
      ...(isPublic ? [publicHost] : []),
    ]) ?? (isPublic ? undefined : hostHeaderValidationResponse(request, own))
  );
}
