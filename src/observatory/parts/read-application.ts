import { z } from "zod";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { ruleOfIssue } from "../../base/rule-of-issue.ts";
import { isParsed, parseYaml } from "../../base/yaml-document.ts";
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

const schema = z.strictObject({
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
});

/**
 * Read a reader's own application from YAML.
 *
 * @returns the application, or `bad-application` with where, rule and value
 */
export function readApplication(text: string): Outcome<Application> {
  const broken = (rule: string) =>
    fail("bad-application", { field: "YAML", rule, value: text.slice(0, 80) });
  const yaml = parseYaml(text);
  if (!isParsed(yaml)) {
    return broken(yaml.kind === "too-deep" ? "must not nest deep" : yaml.rule);
  }
  let value: unknown;
  try {
    value = yaml.document.toJS();
  } catch (error) {
    // An alias of nothing, or too many of them.
    return broken(String(error instanceof Error ? error.message : error));
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const field = issue?.path.join(".") || "YAML";
    const found = issue?.path.reduce<unknown>(
      (at, key) => (at as Readonly<Record<PropertyKey, unknown>> | undefined)?.[key],
      value,
    );
    return fail("bad-application", {
      field,
      ...(issue ? ruleOfIssue(issue) : {}),
      value: (JSON.stringify(found) ?? "nothing").slice(0, 80),
    });
  }
  const { id, label = id, tokens, thresholds } = parsed.data;
  if (thresholds.price && !tokens) {
    const rule = "must say what a task reads and writes: tokens: { in: …, out: … }";
    return fail("bad-application", { field: "tokens", rule, value: "nothing" });
  }
  const needs = needsOf(thresholds);
  if (!needs.some(({ kind }) => kind === "capability")) {
    const rule = "must be given: price and size are those of a model that is able";
    return fail("bad-application", { field: "thresholds.capability", rule, value: "nothing" });
  }
  return succeed({
    ...{ id, label, labelZh: label, needs },
    tokensIn: tokens?.in ?? 0,
    tokensOut: tokens?.out ?? 0,
  });
}

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
