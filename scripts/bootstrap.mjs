// Makes a clone ready: installs dependencies and builds when they are missing or out of date.
// Does nothing, and says nothing, when all is current.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const at = (path) => join(root, path);
const modified = (path) => (existsSync(at(path)) ? statSync(at(path)).mtimeMs : 0);

/** Latest modification time of any source file below a folder. */
function newest(folder) {
  return readdirSync(at(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".test.ts"))
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

if (modified("node_modules/.package-lock.json") < modified("package-lock.json")) {
  // Not `npm ci`: the lock file lists the packages of one platform, the registry has those of all.
  const quiet = ["--no-save", "--no-audit", "--no-fund", "--loglevel=error"];
  run("npm", ["install", ...quiet], "Installing dependencies");
}
const sources = newest("src");
const bundler = Math.max(modified("scripts/build-bundle.mjs"), modified("package.json"));
if (modified("dist/bundle/digest.txt") < Math.max(sources, bundler)) {
  run("node", ["scripts/build-bundle.mjs"], "Building");
}
const web = Math.max(sources, newest("data"), newest("scripts"), modified("vite.config.ts"));
if (modified("dist/.built-web") < web) {
  run("node", ["node_modules/tsx/dist/cli.mjs", "scripts/build-web.ts"], "Building the explorer");
  writeFileSync(at("dist/.built-web"), "");
}
