import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AjvJsonSchemaValidator } from "@modelcontextprotocol/client/validators/ajv";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../../test/support/serve.ts";
import { operations } from "../operations/index.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const ask = (path: string, request?: RequestInit) => fetch(new URL(path, server.url), request);
const post = (path: string, body: unknown) =>
  ask(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
interface ProblemBody {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly title: string;
}
const problemOf = async (response: Response) => (await response.json()) as ProblemBody;

describe("an operation over HTTP", () => {
  test("gives the envelope, with an ETag that saves sending it again", async () => {
    const first = await ask("api/v1/law?asOf=2025-06-30");
    expect(first.status).toBe(200);
    expect(first.headers.get("content-type")).toContain("application/json");
    expect(await first.json()).toMatchObject({ operation: "law", asOf: "2025-06-30", lang: "en" });
    const tag = first.headers.get("etag") ?? "";
    const again = await ask("api/v1/law?asOf=2025-06-30", { headers: { "If-None-Match": tag } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe("");
    const other = await ask("api/v1/law?asOf=2025-07-01", { headers: { "If-None-Match": tag } });
    expect(other.status).toBe(200);
  });

  test("answers the second time from memory, by GET or POST, with defaults given or not", async () => {
    await ask("api/v1/horizon?bootstrap=1000");
    expect((await ask("api/v1/horizon")).headers.get("x-cache")).toBe("hit");
    expect((await post("api/v1/horizon", { seed: 1 })).headers.get("x-cache")).toBe("hit");
    expect((await post("api/v1/horizon", { seed: 2 })).headers.get("x-cache")).toBe("miss");
  });

  test.each([
    ["csv", "text/csv"],
    ["md", "text/markdown"],
    ["html", "text/html"],
    ["text", "text/plain"],
    ["ndjson", "application/x-ndjson"],
  ])("as %s is sent as %s", async (format, type) => {
    const response = await ask(`api/v1/series?id=electricity&format=${format}`);
    expect(response.headers.get("content-type")).toContain(type);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect((await response.text()).length).toBeGreaterThan(500);
  });

  test.each([
    ["parquet", "application/vnd.apache.parquet", "PAR1"],
    ["zip", "application/zip", "PK"],
  ])("as %s is sent as %s, its bytes as they are", async (format, type, magic) => {
    const response = await ask(`api/v1/series?id=electricity&format=${format}`);
    expect(response.headers.get("content-type")).toBe(type);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(new TextDecoder("latin1").decode(bytes.subarray(0, magic.length))).toBe(magic);
    const again = await ask(`api/v1/series?id=electricity&format=${format}`);
    expect(new Uint8Array(await again.arrayBuffer())).toEqual(bytes);
  });

  test("as a picture is a page of its own in which nothing may run", async () => {
    const response = await ask("api/v1/trend?id=datacentre-electricity&format=svg");
    expect(response.headers.get("content-type")).toBe("image/svg+xml; charset=utf-8");
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await response.text()).toMatch(/^<svg/);
  });

  test("speaks the reader's language, by lang or by what the browser accepts", async () => {
    const accept = { headers: { "Accept-Language": "zh-CN,zh;q=0.9,en;q=0.8" } };
    expect(await (await ask("api/v1/series", accept)).json()).toMatchObject({ lang: "zh" });
    expect(await (await ask("api/v1/series?lang=en", accept)).json()).toMatchObject({ lang: "en" });
    const problem = await problemOf(await ask("api/v1/law?asOf=2024-02-30&lang=zh"));
    expect(problem.detail).toContain("必须是 YYYY-MM-DD 形式的日期");
    expect(problem.title).toBe("无法理解请求");
  });

  test("may be asked by pages of other sites, without cookies", async () => {
    const response = await ask("api/v1/series", { headers: { Origin: "https://example.com" } });
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("access-control-allow-credentials")).toBeNull();
    expect(response.headers.get("set-cookie")).toBeNull();
  });

  test("takes a file as its content and never reads a path", async () => {
    const folder = mkdtempSync(join(tmpdir(), "sextant-"));
    const path = join(folder, "runs.csv");
    const rows = Array.from(
      { length: 12 },
      (_, i) => `${1e8 * (i + 1)},${1e19 * (i + 2)},${3 - i / 10}`,
    );
    const content = `Model Size,Training FLOP,loss\n${rows.join("\n")}\n`;
    writeFileSync(path, content);
    for (const way of [path, `file://${path}`, `@${path}`]) {
      const query = new URLSearchParams({ data: way, bootstrap: "0" });
      const refused = await ask(`api/v1/scaling?${query}`);
      expect(refused.status).toBe(400);
      expect((await post("api/v1/scaling", { data: way, bootstrap: 0 })).status).toBe(400);
      expect((await post("api/v1/replicate", { inputs: way })).status).toBe(400);
      expect((await ask(`api/v1/replicate?${new URLSearchParams({ inputs: way })}`)).status).toBe(
        400,
      );
    }
    const answered = await post("api/v1/scaling", { data: content, bootstrap: 0, drop: 0 });
    expect(await answered.json()).toMatchObject({ result: { n: 12 } });
    rmSync(folder, { recursive: true });
  });
});

describe("a request that cannot be answered", () => {
  test.each([
    ["api/v1/gold", 404, "unknown-operation"],
    ["api/v1/law?colour=red", 400, "unknown-field"],
    ["api/v1/law?asOf=2024-02-30", 400, "invalid-input"],
    ["api/v1/law?asOf=2024-02-01&asOf=2024-02-02", 400, "repeated-field"],
    ["api/v1/law?hindsight=perhaps", 400, "invalid-input"],
    ["api/v1/law?format=pdf", 400, "unknown-format"],
    ["api/v1/market?format=ndjson", 400, "no-rows"],
    ["api/v1/series?format=ndjson", 400, "no-rows-here"],
    ["api/v1/trend?id=capability&format=parquet:nothing", 400, "which-table"],
    ["api/v1/series?format=svg", 400, "no-picture"],
    ["api/v1/law?lang=fr", 400, "unknown-language"],
    ["api/v1/trend?id=gold", 400, "unknown-trend"],
    ["api/v1/horizon?bootstrap=many", 400, "invalid-input"],
    ["nowhere.js", 404, "unknown-page"],
    ["..%2f..%2fpackage.json", 404, "unknown-page"],
  ])("%s is refused with %i and %s", async (path, status, code) => {
    const response = await ask(path);
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    expect(await response.json()).toMatchObject({ status, code });
  });

  test.each([
    ["{", 400, "not-json"],
    ["[1]", 400, "body-not-object"],
    [`{"asOf":${"[".repeat(50)}${"]".repeat(50)}}`, 400, "body-too-deep"],
    [`{"asOf":${"[".repeat(50_000)}${"]".repeat(50_000)}}`, 400, "body-too-deep"],
    [`{"__proto__":{"asOf":"2024-01-01"}}`, 400, "unknown-field"],
    [{ asOf: 2024 }, 400, "invalid-input"],
    ["x".repeat(8_000_001), 413, "body-too-large"],
  ])("body %# of these is refused", async (body, status, code) => {
    const response = await post("api/v1/law", body);
    expect(response.status).toBe(status);
    expect((await problemOf(response)).code).toBe(code);
  });

  test("must be JSON and sent by a method that fits", async () => {
    const form = await ask("api/v1/law", { method: "POST", body: new URLSearchParams({ a: "b" }) });
    expect(form.status).toBe(415);
    const put = await ask("api/v1/law", { method: "PUT", body: "{}" });
    expect(put.status).toBe(405);
    expect(put.headers.get("allow")).toBe("GET, HEAD, POST");
  });
});

describe("work beyond the limits", () => {
  test("is stopped and says so", async () => {
    const strict = await startTestServer({ timeLimitMs: 1000 });
    const response = await fetch(`${strict.url}api/v1/scaling?bootstrap=100000`);
    const problem = await problemOf(response);
    expect([response.status, problem.code]).toEqual([422, "time-limit"]);
    expect(problem.detail).toContain("stopped after 1 s");
    await expect.poll(() => strict.answers.load().running).toBe(0);
    await strict.close();
  });

  test("waits in a queue, and is refused with 429 when the queue is full", {
    tags: "long",
  }, async () => {
    const small = await startTestServer({ queue: 1, threads: 2 });
    const heavy = [11, 12, 13].map((seed) =>
      fetch(`${small.url}api/v1/scaling?bootstrap=100000&seed=${seed}`),
    );
    const refused = await Promise.race(heavy);
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("2");
    // One worker is kept for quick questions, which a heavy one does not hold up.
    expect((await fetch(`${small.url}api/v1/series`)).status).toBe(200);
    const ended = Promise.allSettled(heavy);
    await small.close();
    await ended;
  });

  test("ends when nobody waits for it any more", async () => {
    const leave = new AbortController();
    const asked = ask("api/v1/scaling?bootstrap=100000&seed=99", { signal: leave.signal });
    await expect.poll(() => server.answers.load().running).toBe(1);
    leave.abort();
    await expect(asked).rejects.toThrow();
    await expect.poll(() => server.answers.load().running).toBe(0);
  });
});

describe("the description of the API", () => {
  test("lists every operation by GET and POST, and every reference leads somewhere", async () => {
    const response = await ask("api/openapi.json");
    const text = await response.text();
    const document = JSON.parse(text) as {
      openapi: string;
      paths: Record<string, Record<string, unknown>>;
      components: Record<string, Record<string, unknown>>;
    };
    expect(document.openapi).toBe("3.1.0");
    for (const { name } of operations) {
      expect(Object.keys(document.paths[`/api/v1/${name}`] ?? {})).toEqual(["get", "post"]);
    }
    for (const [, kind, name] of text.matchAll(/"#\/components\/(\w+)\/([^"]+)"/g)) {
      expect(document.components[kind as string], name).toHaveProperty([name as string]);
    }
    expect(text).not.toContain('"#/$defs');
  });

  const fulfilled = "gives a schema that %s fulfils";
  test.each(["law?asOf=2025-06-30"])(fulfilled, expectFulfilled);
  test.each(["law", "trend?id=capability", "why?id=law.capability.growthPerYear"])(
    fulfilled,
    { tags: "long" },
    expectFulfilled,
  );

  async function expectFulfilled(path: string): Promise<void> {
    const { components } = (await (await ask("api/openapi.json")).json()) as {
      components: object;
    };
    const name = path.split("?")[0];
    const schema = { components, $ref: `#/components/schemas/${name}-envelope` };
    const validate = new AjvJsonSchemaValidator().getValidator(schema);
    const answer = await (await ask(`api/v1/${path}`)).json();
    expect(validate(answer)).toMatchObject({ valid: true });
    expect(validate({ ...(answer as object), result: null })).toMatchObject({ valid: false });
  }

  test.each(["en", "zh"])("is a page for people in %s that needs no script", async (lang) => {
    const response = await ask(`api?lang=${lang}`);
    const page = await response.text();
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(page).not.toContain("<script");
    for (const { name } of operations) expect(page).toContain(`id="${name}"`);
    expect(/[\u4e00-\u9fff]/.test(page.replace("中文", ""))).toBe(lang === "zh");
  });

  test("says how the server is", async () => {
    expect(await (await ask("api/health")).json()).toMatchObject({ status: "ok" });
  });
});
