import { z } from "zod";
import { formatPercent } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";

/** A point that the probability of a break hangs on, and that probability without it. */
export const breakHeldBySchema = z.object({
  id: z.string(),
  label: z.string(),
  date: z.string(),
  probability: z.number(),
});

/** A sentence for each point that the probability of a break hangs on. */
export const heldByTexts = (
  points: readonly z.infer<typeof breakHeldBySchema>[],
  t: Translate,
): readonly string[] =>
  points.map(({ label, date, probability }) =>
    t("break.held-by", { label, date, probability: formatPercent(probability) }),
  );
