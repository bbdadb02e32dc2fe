// Makes a clone ready: installs dependencies and builds when they are missing or out of date.
// Does nothing, and says nothing, when all is current. Parts may be named: `command`, `explorer`.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const at = (path) => join(root, path);
const modified = (path) => (existsSync(at(path)) ? statSync(at(path)).mtimeMs : 0);

const entriesOf = (folder) =>
  readdirSync(at(folder), { recursive: true, withFileTypes: true }).filter(
    (entry) => !entry.name.endsWith(".test.ts"),
  );

/** Latest modification time of any source below a folder; that of a folder tells of a removal. */
const newest = (folder) =>
  entriesOf(folder).reduce(
    (latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs),
    0,
  );

/** A module and all that it imports from this repository. */
function importedBy(module, found = new Set()) {
  if (found.has(module)) return found;
  found.add(module);
  for (const [, path] of readFileSync(module, "utf8").matchAll(/from "(\.[^"]+)"/g)) {
    importedBy(join(dirname(module), path), found);
  }
  return found;
}

/** SHA-256 over files: what takes a minute is not done again for a new date of one. */
function contentOf(files) {
  const hash = createHash("sha256");
  for (const path of files.sort()) {
    hash.update(`${path.slice(root.length)}\n`).update(readFileSync(path));
  }
  return hash.digest("hex");
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
  // A download that stalls is tried again within a minute, not after npm's five.
  const patient = ["--prefer-offline", "--fetch-timeout=60000", "--fetch-retries=4"];
  run("npm", ["install", ...quiet, ...patient], "Installing dependencies");
}
const sources = Math.max(...["src", "data", "scripts"].map(newest), modified("package.json"));
const tsx = "node_modules/tsx/dist/cli.mjs";
// What is prepared follows from the facts and from the code that computes it.
const record = at("dist/prepared/made-from.txt");
if ((wants("command") || wants("explorer")) && modified("dist/prepared/made-from.txt") < sources) {
  const tables = entriesOf("data").filter((entry) => entry.isFile());
  const content = contentOf([
    ...importedBy(at("scripts/prepare.ts")),
    ...tables.map((entry) => join(entry.parentPath, entry.name)),
  ]);
  if (!existsSync(record) || readFileSync(record, "utf8") !== content) {
    run("node", [tsx, "scripts/prepare.ts"], "Computing what past days would have said");
  }
  writeFileSync(record, content);
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
