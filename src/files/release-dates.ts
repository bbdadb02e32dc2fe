import { z } from "zod";
import { isIsoDate } from "../base/calendar.ts";
import { mapOutcome, type Outcome } from "../base/outcome.ts";
import type { SourceText } from "./read-rows.ts";
import { readYaml } from "./read-yaml.ts";

const dates = z.record(z.string(), z.string().refine(isIsoDate, { error: "rule.date" }));

/**
 * Read when models were released: names with dates, by themselves or under `date`, as in METR's
 * `release_dates.yaml`.
 *
 * @returns dates by name, or a problem of `readYaml`
 */
export const readReleaseDates = ({
  file,
  text,
}: SourceText): Outcome<ReadonlyMap<string, string>> =>
  mapOutcome(
    readYaml(new Map([[file, text]]), file, z.union([z.strictObject({ date: dates }), dates])),
    (read) => new Map(Object.entries(isNested(read) ? read.date : read)),
  );

const isNested = (
  read: z.infer<typeof dates> | { readonly date: z.infer<typeof dates> },
): read is { readonly date: z.infer<typeof dates> } => typeof read.date === "object";
