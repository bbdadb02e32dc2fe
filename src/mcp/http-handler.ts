import {
  createMcpHandler,
  hostHeaderValidationResponse,
  localhostAllowedHostnames,
  localhostAllowedOrigins,
  originValidationResponse,
} from "@modelcontextprotocol/server";
import type { Language } from "../i18n/translate.ts";
import { createMcpServer, type McpOptions } from "./mcp-server.ts";

export interface McpHttpOptions extends Omit<McpOptions, "language"> {
  /** Language of a request. */
  readonly languageOf: (request: Request | undefined) => Language;
  /** Host on which the server listens, when it is not this machine only. */
  readonly publicHost?: string | undefined;
}

/**
 * The protocol over streamable HTTP, without sessions. A request that a web page of another site
 * sends, or that names another host, is refused: pages must not drive a server on this machine.
 */
export function mcpHttpHandler(options: McpHttpOptions): {
  readonly handle: (request: Request) => Promise<Response>;
  close(): Promise<void>;
} {
  const own = options.publicHost === undefined ? [] : [options.publicHost];
  const handler = createMcpHandler(({ requestInfo }) =>
    createMcpServer({ ...options, language: options.languageOf(requestInfo) }),
  );
  return {
    handle: async (request) =>
      originValidationResponse(request, [...localhostAllowedOrigins(), ...own]) ??
      (options.publicHost === undefined
        ? hostHeaderValidationResponse(request, localhostAllowedHostnames())
        : undefined) ??
      handler.fetch(request),
    close: () => handler.close(),
  };
}
