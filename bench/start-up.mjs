// Claim: what a command costs beside Node itself. Processes run in turn with bare Node; processor
// time is what the system counts for each, user and system together.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { interleave } from "./interleave.mjs";
import { isMain, notRun, printRows, row } from "./report.mjs";

const rounds = 21;
const command = join(import.meta.dirname, "../bin/sextant.mjs");
/** Bash reads the times of a process from the system; Node has only its own. */
const timed = "TIMEFORMAT='%U %S'; time \"$@\" >/dev/null 2>&1";

/** Milliseconds of processor time that Node takes with these words. */
function processorTime(words, cache) {
  const env = { ...process.env, SEXTANT_CACHE: cache, LC_ALL: "C" };
  const argv = ["-c", timed, "bash", process.execPath, ...words];
  const { status, stderr } = spawnSync("bash", argv, { env, encoding: "utf8" });
  if (status !== 0) throw new Error(`node ${words.join(" ")} ended with ${status}`);
  const [user, system] = stderr.trim().split(" ").map(Number);
  return 1000 * (user + system);
}

/** The rows of this claim. */
export async function startUp() {
  if (spawnSync("bash", ["-c", "true"]).error) return [notRun("start of a command", "no Bash")];
  const cache = mkdtempSync(join(tmpdir(), "sextant-start-"));
  processorTime([command, "law"], cache);
  const times = await interleave(
    {
      bare: () => processorTime(["-e", "0"], "off"),
      version: () => processorTime([command, "--version"], "off"),
      kept: () => processorTime([command, "law"], cache),
      law: () => processorTime([command, "law"], "off"),
    },
    rounds,
  );
  rmSync(cache, { recursive: true });
  const { bare } = times;
  const against = (name) => ({
    unit: " ms",
    rounds,
    ratio: `${(times[name] / bare).toFixed(2)}×`,
    times: { "bare Node": bare, [name]: times[name] },
  });
  return [
    row("--version, above bare Node", times.version - bare, -60, against("version")),
    row("law as it was written before, above bare Node", times.kept - bare, -150, against("kept")),
    row("law anew", times.law, -1000, against("law")),
  ];
}

if (isMain(import.meta)) printRows(await startUp());
