import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Agent } from "undici";
import type { TestContext } from "vitest";
import type { Reach } from "../../src/desk/fetch-file.ts";

/** How a publisher answers a request. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A publisher on loopback, under a certificate of its own, which answers as it is told. */
export interface Publisher {
  /** Answers by path; the list of a path is used up one by one, the last for ever. */
  answers: Map<string, Answer[]>;
  /** Requests so far. */
  readonly asked: { readonly path: string; readonly etag: string | undefined }[];
  /** How it is reached in the place of every publisher. */
  readonly reach: Reach;
  /** The same by an address that its certificate does not name. */
  readonly reachByNumber: Reach;
  close(): Promise<void>;
}

/** Skip this test where no certificate can be made. */
export function needsOpenssl({ skip }: TestContext): void {
  try {
    execFileSync("openssl", ["version"], { stdio: "ignore" });
  } catch {
    skip("not run: no openssl on the search path");
  }
}

export async function startPublisher(): Promise<Publisher> {
  const { key, cert } = certificate();
  const asked: { path: string; etag: string | undefined }[] = [];
  const answers = new Map<string, Answer[]>();
  const server = createServer({ key, cert }, (request, response) => {
    const path = request.url ?? "";
    asked.push({ path, etag: request.headers["if-none-match"] });
    const waiting = answers.get(path) ?? [];
    const answer = waiting.length > 1 ? waiting.shift() : waiting[0];
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const dispatcher = new Agent({ connect: { ca: cert } });
  const reachAt = (host: string): Reach => ({
    ...{ userAgent: "sextant/test", dispatcher, pauseMs: 1 },
    originFor: () => `https://${host}:${port}`,
  });
  return {
    ...{ answers, asked, reach: reachAt("localhost"), reachByNumber: reachAt("127.0.0.1") },
    close: async () => {
      await dispatcher.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A certificate of `localhost` that nobody else trusts. */
function certificate(): { readonly key: string; readonly cert: string } {
  const folder = mkdtempSync(join(tmpdir(), "sextant-certificate-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const out = ["-keyout", key, "-out", cert, "-days", "2"];
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", ...subject, ...out], {
    stdio: "ignore",
  });
  const made = { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
  rmSync(folder, { recursive: true });
  return made;
}

/** A file with its tag, or that it is the one that was seen. */
export const file =
  (content: string | Uint8Array, type = "text/csv"): Answer =>
  (request, response) => {
    const etag = `"${Buffer.from(content).length}-${Buffer.from(content).toString("base64").slice(-8)}"`;
    if (request.headers["if-none-match"] === etag) response.writeHead(304).end();
    else response.writeHead(200, { etag, "content-type": type }).end(content);
  };

export const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_request, response) => {
    response.writeHead(code, headers).end();
  };
