import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../../test/support/serve.ts";
import { openStaticFiles } from "./static-files.ts";

const folder = mkdtempSync(join(tmpdir(), "sextant-web-"));
const site = join(folder, "site");
let server: TestServer;

beforeAll(async () => {
  mkdirSync(join(site, "assets"), { recursive: true });
  writeFileSync(join(site, "index.html"), "<!doctype html><title>explorer</title>");
  writeFileSync(join(site, "assets/index-B2rK1x_a.js"), "export const one = 1;\n".repeat(200));
  writeFileSync(join(site, "engine.wasm"), "\0asm");
  writeFileSync(join(folder, "secret.txt"), "outside");
  server = await startTestServer({ explorer: openStaticFiles(site) });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const ask = (path: string, request?: RequestInit) => fetch(`${server.url}${path}`, request);

describe("the explorer's files", () => {
  test("are absent as long as there is no index.html, and the server says so", async () => {
    expect(openStaticFiles(folder)).toBeUndefined();
    const without = await startTestServer();
    const page = await fetch(without.url);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("not built")]);
    await without.close();
  });

  test("may run no inline script and no text as code, but WebAssembly", async () => {
    const policy = (await ask("")).headers.get("content-security-policy") ?? "";
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(policy).not.toContain("'unsafe-eval'");
    expect(/script-src[^;]*unsafe-inline/.test(policy)).toBe(false);
    expect(policy).toContain("frame-ancestors 'self'");
    expect((await ask("?embed=1")).headers.get("content-security-policy")).toContain(
      "frame-ancestors *",
    );
  });

  test("are isolated from other origins, so that workers may share memory", async () => {
    const { headers } = await ask("");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("cross-origin-embedder-policy")).toBe("require-corp");
    expect(headers.get("set-cookie")).toBeNull();
  });

  test("are kept for ever when their name holds a hash, else asked for again", async () => {
    const script = await ask("assets/index-B2rK1x_a.js");
    expect(script.headers.get("cache-control")).toContain("immutable");
    expect(script.headers.get("content-encoding")).toBe("gzip");
    expect(script.headers.get("content-type")).toContain("text/javascript");
    const page = await ask("");
    expect(page.headers.get("cache-control")).toBe("no-cache");
    const tag = page.headers.get("etag") ?? "";
    expect((await ask("", { headers: { "If-None-Match": tag } })).status).toBe(304);
    expect((await ask("engine.wasm")).headers.get("content-type")).toBe("application/wasm");
  });

  test("answer the address of any page with the page that reads it", async () => {
    expect(await (await ask("trend/capability")).text()).toContain("explorer");
    expect((await ask("assets/gone-12345678.js")).status).toBe(404);
    expect((await ask("api/v2/law")).status).toBe(404);
  });

  test.each([
    "../secret.txt",
    "..%2fsecret.txt",
    "assets/..%2f..%2fsecret.txt",
    "%2e%2e/secret.txt",
  ])("do not lead out of their folder by %s", async (path) => {
    expect(await (await ask(path)).text()).not.toContain("outside");
  });
});
