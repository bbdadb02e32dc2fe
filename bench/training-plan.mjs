// Claim: a plan for a model of 400 billion parameters on 16,384 chips, search included.
import {
  findArchitecture,
  readArchitectures,
} from "../dist/costs/architecture/read-architectures.js";
import { findPlannerChip, readPlannerChips } from "../dist/costs/hardware/read-planner-chips.js";
import { modelRun } from "../dist/costs/training/model-run.js";
import { openFacts } from "../dist/data/facts.js";
import { openDataFolder } from "../dist/node/data-folder.js";
import { median, milliseconds } from "./interleave.mjs";
import { isMain, printRows, row } from "./report.mjs";

const models = { "llama-3.1-405b": 300, "llama-4-maverick": 300 };
const runs = 11;

/** The rows of this claim: one dense model, one with experts. */
export function trainingPlan() {
  const facts = openFacts(openDataFolder(new URL("../data", import.meta.url).pathname));
  const window = { asOf: "2026-11-23", hindsight: false };
  const architectures = readArchitectures(facts, window).value;
  const chip = findPlannerChip(readPlannerChips(facts, window).value, "h100-sxm").value;
  return Object.entries(models).map(([name, bound]) => {
    const architecture = findArchitecture(architectures, name).value;
    const task = { architecture, chip, chips: 16_384 };
    // A plan is remembered by its inputs, so every run searches for a peak a hair higher.
    const times = Array.from({ length: runs }, (_, run) => {
      const peak = chip.peak.fp16 * (1 + run * 1e-9);
      return milliseconds(() => modelRun({ ...task, peak }));
    });
    return row(`plan of ${name} on 16,384 chips`, median(times), -bound, { unit: " ms", n: runs });
  });
}

if (isMain(import.meta)) printRows(trainingPlan());
