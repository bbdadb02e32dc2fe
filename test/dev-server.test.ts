import { type ChildProcess, spawn } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { gunzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packageRoot } from "../src/node/package-root.ts";
import { browserFlags, browserPath, WITHOUT_BROWSER } from "./support/browser.ts";
import { UNHURRIED_MS } from "./support/unhurried.ts";

/** A copy, so that its sources can be changed. */
const scratch = mkdtempSync(join(tmpdir(), "sextant-dev-"));
let server: ChildProcess;
let url = "";

beforeAll(async () => {
  for (const name of ["src", "data", "scripts", "package.json", "vite.config.ts"]) {
    cpSync(join(packageRoot, name), join(scratch, name), { recursive: true });
  }
  symlinkSync(join(packageRoot, "node_modules"), join(scratch, "node_modules"), "junction");
  const vite = join(scratch, "node_modules/vite/bin/vite.js");
  server = spawn(process.execPath, [vite, "--host", "127.0.0.1"], { cwd: scratch });
  url = await addressSaid(server);
});

afterAll(() => {
  server.kill();
  rmSync(scratch, { recursive: true });
});

/** The address that the server says it has; a server that ends before that has failed. */
const addressSaid = (started: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = "";
    const hear = (chunk: unknown): void => {
      said += chunk;
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(stripVTControlCharacters(said))?.[0];
      if (address !== undefined) resolve(address);
    };
    started.stdout?.on("data", hear);
    started.stderr?.on("data", hear);
    started.once("exit", () => reject(new Error(said)));
  });

const get = (path: string) => fetch(new URL(path, url));

test("npm run dev serves the page, its code, the facts and the first view", {
  tags: "long",
}, async () => {
  expect(await (await get("")).text()).toContain('<div id="root">');
  expect(await (await get("start.tsx")).text()).toContain("createRoot");
  const facts = gunzipSync(Buffer.from(await (await get("facts.bin")).arrayBuffer()));
  expect(JSON.parse(facts.toString("utf8"))).toHaveProperty("datasets.electricity");
  expect(await (await get("home-zh.json")).json()).toHaveProperty("law.hero");
});

test("npm run dev reloads the page when a source or the data change", { tags: "long" }, async ({
  skip,
}) => {
  if (browserPath === undefined) return skip(WITHOUT_BROWSER);
  const browser = await chromium.launch({ executablePath: browserPath, args: browserFlags });
  const page = await browser.newPage();
  page.setDefaultTimeout(UNHURRIED_MS);
  await page.goto(`${url}#/law`);
  await page.waitForSelector(".finding");
  for (const path of ["src/operations/law/law.ts", "data/electricity/rows.csv"]) {
    await page.evaluate("window.before = true");
    appendFileSync(join(scratch, path), "\n");
    await page.waitForFunction("!window.before");
    await page.waitForSelector(".finding");
  }
  await browser.close();
});
