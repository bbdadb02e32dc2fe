import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** The commands of Chromium and its kin. */
const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** The first of them on the search path of this machine; undefined when it has none. */
export const browserPath: string | undefined = (process.env["PATH"] ?? "")
  .split(delimiter)
  .flatMap((folder) => names.map((name) => join(folder, name)))
  .find(mayRun);

function mayRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Said where a test cannot run for want of a browser. */
export const WITHOUT_BROWSER = `no browser on the search path (${names.join(", ")})`;

/** A browser that shows nothing, asks no other site, and runs as any user. */
export const browserFlags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
