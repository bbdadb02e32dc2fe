import { z } from "zod";

/** A value that a resolver may compare with or give. */
const scalar = z.union([z.string().max(500), z.number(), z.boolean()]);

/** A condition on rows: column, comparison, value; `in` and `prefix` take one value or a list. */
const condition = z.tuple([
  z.string().max(100),
  z.enum(["=", "!=", "<", "<=", ">", ">=", "in", "not in", "prefix"]),
  z.union([scalar, z.array(scalar).min(1).max(50)]),
]);

export type Condition = z.infer<typeof condition>;

const reductions = ["min", "max", "sum", "count", "first", "last"] as const;

const path = z.string().min(1).max(500);

const input = z.record(z.string().max(50), z.unknown());

/** Rows of a dataset, by condition, reduced to one value or to one for each group. */
const rows = z.strictObject({
  op: z.literal("series"),
  input: z.looseObject({ id: z.string().max(100) }),
  where: z.array(condition).max(20),
  column: z.string().max(100),
  reduce: z.enum(reductions),
  /** A column whose values make groups: a list of `{ key, value }`, the largest value first. */
  by: z.string().max(100).optional(),
  select: path.optional(),
});

const operation = z.strictObject({
  op: z.string().regex(/^[a-z][a-z-]{0,40}$/),
  input,
  select: path,
});

const given = z.strictObject({ op: z.literal("value"), value: z.union([scalar, z.array(scalar)]) });

/** No public measure, or a table that is not held; what it would have to say. */
const missing = z.strictObject({ op: z.literal("missing"), fact: z.string().min(1).max(500) });

const compositions = ["difference", "ratio", "months", "rank", "set", "sum", "min"] as const;

/**
 * How a reading is decided: a question to one operation, rows of a dataset, a value, or a
 * composition of them. Nothing else: no code and no regular expression.
 */
export type Resolver =
  | z.infer<typeof rows>
  | z.infer<typeof operation>
  | z.infer<typeof given>
  | z.infer<typeof missing>
  | Composition;

/** `difference`, `ratio` and `months` are first minus, over, or until second. */
interface Composition {
  readonly op: (typeof compositions)[number];
  readonly of: readonly Resolver[];
}

const named = new Set<string>(["series", "value", "missing", ...compositions]);

/** A resolver as data; a depth of composition beyond four is refused by {@link depthOf}. */
export const resolverSchema: z.ZodType<Resolver> = z.lazy(() =>
  z.union([
    rows,
    given,
    missing,
    z.strictObject({
      op: z.enum(compositions),
      of: z.array(resolverSchema).min(1).max(20),
    }),
    operation.refine(({ op }) => !named.has(op)),
  ]),
);

/** How deep its compositions are nested. */
export const depthOf = (resolver: Resolver): number =>
  "of" in resolver ? 1 + Math.max(...resolver.of.map(depthOf)) : 0;

/** Datasets and operations that it asks. */
export const askedBy = (resolver: Resolver): readonly string[] => {
  if ("of" in resolver) return resolver.of.flatMap(askedBy);
  if (resolver.op === "series" && "where" in resolver) return [resolver.input.id];
  return resolver.op === "value" || resolver.op === "missing" ? [] : [resolver.op];
};

/** When a value means yes. A list means yes where each of it does; `=` of a list is that of sets. */
export const compareSchema = z.strictObject({
  cmp: z.enum(["in", "<=", ">=", "<", ">", "=", "!="]),
  value: z.union([scalar, z.array(scalar)]).optional(),
  low: scalar.optional(),
  high: scalar.optional(),
  /** Met once it is so on any day up to the deadline. */
  once: z.boolean().optional(),
  /** What it means after the deadline that nothing is found; else it is not resolvable. */
  absent: z.boolean().optional(),
});

export type Compare = z.infer<typeof compareSchema>;
