import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { createMcpServer, type McpOptions } from "./mcp-server.ts";

/** Serve on standard input and output, until the client closes them. */
export function serveMcpOnStdio(options: McpOptions): { close(): Promise<void> } {
  return serveStdio(() => createMcpServer(options));
}
