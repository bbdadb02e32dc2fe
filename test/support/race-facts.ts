import { existsSync } from "node:fs";
import type { TestContext } from "vitest";
import { type Facts, openFacts } from "../../src/data/facts.ts";
import { openDataFolder } from "../../src/node/data-folder.ts";
import { sharedPath } from "./shared.ts";

const folder = sharedPath("facts-2026-11");

/** The day on which the design of the race was scored. */
export const RACE_DAY = "2026-11-29";

/** Skip this test, with the reason, where the facts of that day are absent. */
export const needsRaceFacts = ({ skip }: TestContext): void =>
  skip(!existsSync(folder), "not run: ../shared/facts-2026-11 is absent");

/** The facts as they stood on that day. */
export const raceFacts = (): Facts => openFacts(openDataFolder(folder));
