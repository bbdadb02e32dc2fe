// Makes a clone ready: installs dependencies and builds when they are missing or out of date.
// Does nothing, and says nothing, when all is current. Parts may be named: `command`, `explorer`.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const at = (path) => join(root, path);
const modified = (path) => (existsSync(at(path)) ? statSync(at(path)).mtimeMs : 0);

/** Latest modification time of any source below a folder; that of a folder tells of a removal. */
function newest(folder) {
  return readdirSync(at(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.name.endsWith(".test.ts"))
    .reduce(
      (latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs),
      0,
    );
}

function run(command, args, doing) {
  process.stderr.write(`${doing} …\n`);
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (done.status !== 0) {
    process.stderr.write(
      `${doing} failed (${[command, ...args].join(" ")}, exit code ${done.status}).\n`,
    );
    process.exit(1);
  }
}

const named = process.argv.slice(2);
const wants = (part) => named.length === 0 || named.includes(part);

if (
  wants("dependencies") &&
  modified("node_modules/.package-lock.json") < modified("package-lock.json")
) {
  // Not `npm ci`: the lock file lists the packages of one platform, the registry has those of all.
  const quiet = ["--no-save", "--no-audit", "--no-fund", "--loglevel=error"];
  run("npm", ["install", ...quiet], "Installing dependencies");
}
const sources = Math.max(...["src", "data", "scripts"].map(newest), modified("package.json"));
const tsx = "node_modules/tsx/dist/cli.mjs";
// Forecasts follow from the facts and from what computes them, not from words and pages.
const computed = ["base", "stats", "names", "data", "costs", "forecast", "trends"];
const behindForecasts = Math.max(...computed.map((room) => newest(`src/${room}`)), newest("data"));
if (
  (wants("command") || wants("explorer")) &&
  modified("dist/prepared/forecasts.json") < behindForecasts
) {
  run("node", [tsx, "scripts/build-forecasts.ts"], "Forecasting from past days");
}
if (wants("command") && modified("dist/bundle/digest.txt") < sources) {
  run("node", ["scripts/build-bundle.mjs"], "Building");
}
if (
  wants("explorer") &&
  modified("dist/.built-web") < Math.max(sources, modified("vite.config.ts"))
) {
  run("node", [tsx, "scripts/build-web.ts"], "Building the explorer");
  writeFileSync(at("dist/.built-web"), "");
}
