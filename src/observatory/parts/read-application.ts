import { z } from "zod";
import { mapOutcome, type Outcome } from "../../base/outcome.ts";
import { readYaml } from "../../files/read-yaml.ts";
import type { Application, Need } from "./application.ts";

/** A threshold: a number, or a range such as `5 to 10`. */
const range = z.union([z.number(), z.string()]).transform((value, context) => {
  const match = /^\s*([\d.eE+]+)(?:\s+to\s+([\d.eE+]+))?\s*$/.exec(String(value));
  const low = Number(match?.[1]);
  const high = Number(match?.[2] ?? match?.[1]);
  if (match && low > 0 && high >= low) return { low, high };
  context.addIssue({ code: "custom", message: "rule.range" });
  return z.NEVER;
});

const schema = z
  .strictObject({
    id: z.string().min(1),
    label: z.string().min(1).optional(),
    tokens: z
      .strictObject({ in: z.number().nonnegative(), out: z.number().nonnegative() })
      .optional(),
    thresholds: z.strictObject({
      capability: range.optional(),
      horizon: z
        .strictObject({ minutes: range, reliability: z.union([z.literal(0.5), z.literal(0.8)]) })
        .optional(),
      price: range.optional(),
      parameters: range.optional(),
      sense: z.enum(["image", "speech", "video"]).optional(),
      speed: range.optional(),
    }),
  })
  .superRefine(({ tokens, thresholds: { price, capability } }, context) => {
    const missing = (path: string[], message: string) =>
      context.addIssue({ code: "custom", path, message });
    if (price && !tokens) missing(["tokens"], "rule.task-tokens");
    if (!capability) missing(["thresholds", "capability"], "rule.capability-needed");
  });

/** The name of a definition in messages. */
const file = "definition";

/**
 * Read a reader's own application from YAML.
 *
 * @returns the application; `not-yaml` or `bad-yaml-field` with line, field, rule and value
 */
export const readApplication = (text: string): Outcome<Application> =>
  mapOutcome(readYaml(new Map([[file, text]]), file, schema), (read) => {
    const { id, label = id, tokens, thresholds } = read;
    return {
      ...{ id, label, labelZh: label, needs: needsOf(thresholds) },
      ...{ tokensIn: tokens?.in ?? 0, tokensOut: tokens?.out ?? 0 },
    };
  });

function needsOf(thresholds: z.infer<typeof schema>["thresholds"]): readonly Need[] {
  const { capability, horizon, price, parameters, sense, speed } = thresholds;
  return [
    ...(capability ? [{ kind: "capability", ...capability } as const] : []),
    ...(horizon
      ? [{ kind: "horizon", ...horizon.minutes, reliability: horizon.reliability } as const]
      : []),
    ...(price ? [{ kind: "price", ...price } as const] : []),
    ...(parameters ? [{ kind: "size", ...parameters } as const] : []),
    ...(sense ? [{ kind: "sense", sense } as const] : []),
    ...(speed ? [{ kind: "speed", ...speed } as const] : []),
  ];
}
