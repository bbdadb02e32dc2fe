import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import { browserFlags, browserPath } from "./browser.ts";
import { build } from "./build.ts";
import { serveExplorer } from "./serve-explorer.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the built explorer, with a slash at its end. */
    explorer: string;
    /** Where the browser listens that all files share; empty where the machine has none. */
    browser: string;
  }
}

/** Only a hang is ended by the clock, and that by the tests' own limit. */
const NO_LIMIT = 0;

/** Before tests in the browser: build the explorer if it is out of date, serve it, start one browser. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  build("explorer");
  const explorer = await serveExplorer();
  const browser =
    browserPath === undefined
      ? undefined
      : await chromium.launchServer({
          executablePath: browserPath,
          args: browserFlags,
          timeout: NO_LIMIT,
        });
  project.provide("explorer", explorer.url);
  project.provide("browser", browser?.wsEndpoint() ?? "");
  return async () => {
    await browser?.close();
    await explorer.stop(0);
  };
}
