import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { median } from "./interleave.mjs";
import { row } from "./report.mjs";

/** The same models in numpy, C and Squiggle; beside the repository or where the variable says. */
export const yardstickFolder =
  process.env.SEXTANT_YARDSTICKS ?? join(import.meta.dirname, "../../shared/yardsticks");

/** Lab-months of one sample of M3; the other models have one unit of work a sample. */
export const unitsOf = (model) => (model === "M3" ? 8 * 60 : 1);

const absent = existsSync(yardstickFolder)
  ? undefined
  : "the yardsticks are not beside the repository (SEXTANT_YARDSTICKS names their folder)";

/**
 * numpy in one process that answers line by line.
 *
 * @returns {Promise<{ reason: string } | { version: string, run(model: string, count: number):
 *   Promise<number>, close(): void }>} nanoseconds a unit of work
 */
export async function startNumpy() {
  if (absent) return { reason: absent };
  const python = ["/usr/bin/python3", "python3"].find((command) =>
    succeeds(command, ["-c", "import numpy"]),
  );
  if (python === undefined) return { reason: "no python3 with numpy" };
  const script = [
    "import sys, time, numpy, models_numpy as p",
    "print(numpy.__version__, flush=True)",
    "for line in sys.stdin:",
    "  m, n = line.split()[0], int(line.split()[1])",
    "  t = time.perf_counter()",
    "  p.run(m, n, 1, 2048 if m == 'M3' else 16384, p.THR[m])",
    "  print((time.perf_counter() - t) * 1e9 / n, flush=True)",
  ].join("\n");
  const child = spawn(python, ["-c", script], { cwd: yardstickFolder, env: quietPython() });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { value: version } = await lines.next();
  return {
    version,
    run: async (model, count) => {
      child.stdin.write(`${model} ${count}\n`);
      return Number((await lines.next()).value) / unitsOf(model);
    },
    close: () => child.stdin.end(),
  };
}

const quietPython = () => ({ ...process.env, PYTHONDONTWRITEBYTECODE: "1" });

/** C with the widest vectors of this processor, compiled in a temporary copy. */
export function compileLimit() {
  if (absent) return { reason: absent };
  if (!succeeds("gcc", ["--version"])) return { reason: "no gcc" };
  const folder = mkdtempSync(join(tmpdir(), "sextant-bench-"));
  cpSync(join(yardstickFolder, "c"), join(folder, "c"), { recursive: true });
  const program = join(folder, "limit");
  const flags = ["-O3", "-march=native", "-w", "-DP_F64", '-DGENFILE="f64full.c"', "-Ic"];
  execFileSync("gcc", [...flags, "c/bench.c", "-o", program, "-lm", "-lpthread"], { cwd: folder });
  return {
    run: (model, count, threads = 1) => {
      const printed = execFileSync(program, [model, `${count}`, `${threads}`, "1"]);
      return JSON.parse(printed.toString()).total;
    },
  };
}

/** Nanoseconds that C takes for a sample of M1 on the machine for which the bounds are stated. */
const referenceNs = 13.6;

/**
 * A clock of the host's speed: C of M1, run now and then while something else is measured.
 *
 * A bound in milliseconds is for a machine on which C takes {@link referenceNs} for a sample of M1.
 * A host that is slower, or busy, slows both; what it would be there is the time measured times the
 * reference over C here. Without the yardsticks the time counts as it is.
 */
export function hostClock() {
  const limit = compileLimit();
  const taken = [];
  return {
    tick: () => {
      if ("run" in limit) taken.push(limit.run("M1", 131072));
    },
    /** A row whose value is the milliseconds of the reference machine, with those of this host. */
    row: (claim, milliseconds, bound, facts) => {
      const ns = median(taken);
      const scale = Number.isNaN(ns) ? 1 : referenceNs / ns;
      return row(claim, milliseconds * scale, bound, {
        unit: " ms",
        "on this host": `${milliseconds.toPrecision(3)} ms`,
        "C of M1 here": Number.isNaN(ns) ? "not run" : `${ns.toFixed(1)} ns`,
        "on the reference": `${referenceNs} ns`,
        ...facts,
      });
    },
  };
}

/** Squiggle, if `npm install --prefix bench` was run. */
export async function loadSquiggle() {
  if (absent) return { reason: absent };
  try {
    const { run } = await import("@quri/squiggle-lang");
    const { SQ } = await import(join(yardstickFolder, "models_squiggle.mjs"));
    return {
      run: async (model, count) => {
        const code = SQ[model].replace("TMONTHS", "60");
        const environment = { sampleCount: count, xyPointLength: 1000, seed: "1" };
        const start = performance.now();
        const output = await run(code, { environment });
        if (!output.result.ok) throw new Error(output.result.value.toString());
        return ((performance.now() - start) * 1e6) / count / unitsOf(model);
      },
    };
  } catch (error) {
    return { reason: `@quri/squiggle-lang does not load (${String(error).split("\n")[0]})` };
  }
}

/** Whether a command runs without complaint. */
export function succeeds(command, args) {
  try {
    execFileSync(command, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
