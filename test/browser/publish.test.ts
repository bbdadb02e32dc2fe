import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { browser, eventually, needBrowser } from "../support/explorer.ts";

/** The path under which the site stands, which it is not told. */
const UNDER = "/some/path/";
const DAY = "2026-11-23";

const folder = mkdtempSync(join(tmpdir(), "sextant-site-"));
const site = join(folder, "site");
let server: Server;
let root: string;

async function publish(out: string, ...flags: readonly string[]) {
  const [written, said]: [string[], string[]] = [[], []];
  const code = await main(["publish", "--out", out, ...flags], {
    ...{ out: (text) => written.push(text), say: (text) => said.push(text) },
    ...{ isTerminal: false, width: 100, color: false, environment: {}, today: DAY },
  });
  return { code, out: written.join(""), said: said.join("") };
}

const types: Readonly<Record<string, string>> = {
  ...{ html: "text/html", js: "text/javascript", css: "text/css", svg: "image/svg+xml" },
  ...{ json: "application/json", xml: "application/xml", wasm: "application/wasm" },
};

needBrowser();

beforeAll(async () => {
  expect(await publish(site)).toMatchObject({ code: 0, said: "" });
  // Nothing but files: no header, no rule, no other name.
  server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? "").split("?")[0] ?? "");
    const file = join(site, path.slice(UNDER.length));
    if (!path.startsWith(UNDER) || !existsSync(file) || path.endsWith("/")) {
      response.writeHead(404).end();
      return;
    }
    const type = types[file.split(".").at(-1) ?? ""] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type }).end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}${UNDER}`;
});
afterAll(() => {
  server?.close();
  rmSync(folder, { recursive: true });
});

const filesOf = (of: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(of, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map((path) => [path.slice(of.length), readFileSync(path, "base64")]),
  );

/** A page of the site, and what went wrong on it. */
async function visit(path: string) {
  const page = await (await browser()).newPage();
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  page.on("pageerror", ({ message }) => faults.push(message));
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(root))
      faults.push(request.url());
  });
  await page.goto(root + path);
  return { page, faults };
}

describe("a published site", () => {
  test("is the same bytes twice", async () => {
    const again = join(folder, "again");
    // Of an issue that was killed, of another day.
    mkdirSync(join(again, "briefs"), { recursive: true });
    writeFileSync(join(again, "briefs/2020-01-01.en.html.999999999.part"), "<");
    expect(await publish(again)).toMatchObject({ code: 0 });
    expect(filesOf(again)).toEqual(filesOf(site));
  });

  test("has an explorer that computes under any path, and asks no other site", async () => {
    const { page, faults } = await visit("explorer/index.html#/lag");
    await eventually(() => page.locator("main h1").count()).toBeGreaterThan(0);
    await eventually(() => page.locator("main").textContent()).toMatch(/months/);
    expect(faults).toEqual([]);
    await page.close();
  });

  test.each(["index.html", "index.zh.html"])("%s leads to files that are there", async (path) => {
    const { page, faults } = await visit(path);
    const links = await page
      .locator("a")
      .evaluateAll((all) => all.map((link) => (link as unknown as { readonly href: string }).href));
    expect(links.length).toBeGreaterThan(100);
    for (const link of links) {
      expect(link.startsWith(root)).toBe(true);
      expect(existsSync(join(site, decodeURIComponent(link.slice(root.length))))).toBe(true);
    }
    expect(faults).toEqual([]);
    await page.close();
  });

  test("has pages in both languages, whole without any script", async () => {
    for (const name of [`briefs/${DAY}`, "changes", "ledger"]) {
      for (const [language, tag] of [
        ["en", "en"],
        ["zh", "zh-Hans"],
      ]) {
        const { page, faults } = await visit(`${name}.${language}.html`);
        expect(await page.locator("html").getAttribute("lang")).toBe(tag);
        expect(await page.locator("script").count()).toBe(0);
        expect(faults).toEqual([]);
        await page.close();
      }
    }
  });

  test("has a feed that a parser reads, with what RFC 4287 asks for", async () => {
    const configured = join(folder, "configured");
    const said = { title: "An <earlier> issue", finding: "It said & meant this." };
    mkdirSync(join(configured, "briefs"), { recursive: true });
    const issue = { day: "2026-11-16", en: said, zh: said };
    writeFileSync(join(configured, "briefs/2026-11-16.json"), JSON.stringify(issue));
    const config = join(import.meta.dirname, "../../examples/desk.yaml");
    const published = await publish(configured, "--config", config);
    expect(published.out).toContain("2 issues, changes since 2026-11-16");
    const text = readFileSync(join(configured, "feed.xml"), "utf8");
    const sitemap = readFileSync(join(configured, "sitemap.xml"), "utf8");
    const { page } = await visit("index.html");
    const parse = (xml: string) =>
      page.evaluate((source) => {
        const host = globalThis as unknown as { readonly DOMParser: new () => Parser };
        const read = new host.DOMParser().parseFromString(source, "application/xml");
        const within = (of: Element, name: string) =>
          [...of.getElementsByTagName(name)].map(({ textContent }) => textContent);
        return {
          broken: read.getElementsByTagName("parsererror").length,
          root: read.documentElement.tagName,
          own: ["id", "title", "updated", "name"].map((name) => within(read.documentElement, name)),
          entries: [...read.getElementsByTagName("entry")].map((entry) =>
            ["id", "title", "updated", "summary"].map((name) => within(entry, name).length),
          ),
          places: within(read.documentElement, "loc"),
        };
        interface Element {
          readonly tagName: string;
          readonly textContent: string;
          getElementsByTagName(name: string): Iterable<Element> & { readonly length: number };
        }
        interface Parser {
          parseFromString(text: string, type: string): Element & { documentElement: Element };
        }
      }, xml);
    const feed = await parse(text);
    expect(feed).toMatchObject({ broken: 0, root: "feed" });
    expect(feed.entries).toEqual([
      [1, 1, 1, 1],
      [1, 1, 1, 1],
    ]);
    const [ids = [], titles, updated] = feed.own;
    expect(new Set(ids).size).toBe(3);
    expect(titles).toEqual(["A desk", expect.stringContaining(DAY), "An <earlier> issue"]);
    expect(updated).toEqual([`${DAY}T00:00:00Z`, `${DAY}T00:00:00Z`, "2026-11-16T00:00:00Z"]);
    const map = await parse(sitemap);
    expect(map).toMatchObject({ broken: 0, root: "urlset" });
    expect(map.places).toContain("https://example.org/desk/briefs/2026-11-16.zh.html");
    await page.close();
  });
});
