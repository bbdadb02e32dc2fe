import { z } from "zod";
import { allOf, mapOutcome, type Outcome } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { readYaml } from "../../files/read-yaml.ts";
import type { PlannerChip } from "./planner-chip.ts";
import { findPlannerChip, readMeasuredChips, readPlannerChips } from "./read-planner-chips.ts";

const FILE = "chip";
const positive = z.number().positive();

/** A reader's own chip, as stated in its YAML file; peaks are dense. */
const fileSchema = z.strictObject({
  name: z.string().min(1),
  maker: z.string().min(1).default("own file"),
  source: z.string().min(1).default("own file"),
  peak: z.strictObject({
    fp16: positive,
    fp8: positive.exactOptional(),
    fp4: positive.exactOptional(),
    int8: positive.exactOptional(),
  }),
  memoryBytes: positive,
  memoryBandwidth: positive,
  scaleUpBandwidth: positive.exactOptional(),
  scaleUpChips: z.number().int().positive().default(1),
  scaleOutBandwidth: positive.exactOptional(),
  powerWatt: positive.exactOptional(),
  serverPowerWatt: positive.exactOptional(),
  quotedAs: z.array(z.string().min(1)).default([]),
});

/**
 * The chip that a person means: the name of a published one, those of measured servers included, or the
 * text of a YAML file of their own.
 *
 * @returns the chip; `unknown-hardware` with the known names, or the problem of the file
 */
export function readChip(hardware: string, facts: Facts, window: FactWindow): Outcome<PlannerChip> {
  if (hardware.includes("\n") || hardware.startsWith("{")) return readChipFile(hardware);
  const known = allOf({
    planner: readPlannerChips(facts, window),
    measured: readMeasuredChips(facts, window),
  });
  return known.ok
    ? findPlannerChip([...known.value.planner, ...known.value.measured], hardware)
    : known;
}

/**
 * Read a chip of one's own.
 *
 * @param text YAML with the fields of `PlannerChip`; rates in FLOP/s and byte/s
 */
const readChipFile = (text: string): Outcome<PlannerChip> =>
  mapOutcome(readYaml(new Map([[FILE, text]]), FILE, fileSchema), (file) => ({
    ...file,
    ...{ id: file.name, kind: "server", date: "", judged: [] },
  }));
