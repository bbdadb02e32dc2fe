import { must, stop } from "../base/outcome.ts";
import { normalQuantile } from "../stats/distributions/normal.ts";
import type { Expression } from "./expression.ts";
import { parseExpression } from "./parse-expression.ts";

type Call = Extract<Expression, { kind: "call" }>;

/** One way to write a distribution by other figures than its own parameters. */
interface Form {
  readonly names: readonly string[];
  /** The same with its own parameters, in terms of the names. */
  readonly means: string;
}

const forms: Readonly<Record<string, readonly Form[]>> = {
  normal: [{ names: ["mean", "sd"], means: "normal(mean, sd)" }],
  lognormal: [
    {
      names: ["mean", "sd"],
      means: "lognormal(ln(bare(mean)) - log1p((sd / mean) ^ 2) / 2, sqrt(log1p((sd / mean) ^ 2)))",
    },
    { names: ["median", "log_sd"], means: "lognormal(ln(bare(median)), log_sd)" },
  ],
  beta: [
    {
      names: ["mean", "sd"],
      means:
        "beta(mean * (mean * (1 - mean) / sd ^ 2 - 1), (1 - mean) * (mean * (1 - mean) / sd ^ 2 - 1))",
    },
  ],
  gamma: [{ names: ["mean", "sd"], means: "gamma((mean / sd) ^ 2, sd ^ 2 / mean)" }],
  exponential: [
    { names: ["mean"], means: "exponential(mean)" },
    { names: ["rate"], means: "exponential(1 / rate)" },
  ],
};

/** Distributions that two quantiles determine, as a normal of the quantity or of its logarithm. */
const byQuantiles: Readonly<Record<string, (from: string, to: string) => readonly string[]>> = {
  normal: (from, to) => [from, to],
  lognormal: (from, to) => [`ln(bare(${from}))`, `ln(bare(${to}))`],
};

/** `p5`, `p05`, `p97_5`: the share below, or nothing where a name is not a quantile's. */
export function shareOfName(name: string): number | undefined {
  const [, whole, part = "0"] = /^p(\d{1,2})(?:_(\d+))?$/.exec(name) ?? [];
  if (whole === undefined) return undefined;
  const share = Number(`${whole}.${part}e-2`);
  return share > 0 && share < 1 ? share : undefined;
}

/**
 * A call with arguments by name as one with the distribution's own parameters in their order:
 * `lognormal(p10=5, p90=20)`, `beta(mean=0.3, sd=0.1)`, or the parameters' own names.
 *
 * @param parameters the parameters' own names; a question mark marks those that may be absent
 * @returns the call; gives up with `bad-distribution` where the names determine none
 */
export function withoutNames(call: Call, parameters: readonly string[]): Call {
  const given = new Map((call.named ?? []).map(({ name, value }) => [name, value]));
  if (given.size === 0) return call;
  const names = [...given.keys()];
  const form = forms[call.name]?.find((each) => sameNames(each.names, names));
  if (call.args.length === 0 && form) return rewrite(form.means, given, call);
  const quantiles = byQuantiles[call.name];
  const shares = names.map(shareOfName);
  const [from, to] = shares;
  if (call.args.length === 0 && quantiles && names.length === 2 && from && to && from !== to) {
    const [low, high] = quantiles(names[0]!, names[1]!) as [string, string];
    const [a, b] = [normalQuantile(from), normalQuantile(to)];
    const spread = `((${high}) - (${low})) / (${b} - (${a}))`;
    return rewrite(`${call.name}((${low}) - (${a}) * ${spread}, ${spread})`, given, call);
  }
  const own = parameters.map((parameter) => parameter.replace("?", "").replaceAll(/[ -]/g, "_"));
  const places = names.map((name) => own.indexOf(name));
  const args = [...call.args];
  names.forEach((name, index) => {
    args[places[index]!] = given.get(name)!;
  });
  if (places.some((place) => place < call.args.length) || args.includes(undefined as never)) {
    const known = [
      own.join(", "),
      ...(forms[call.name] ?? []).map((each) => each.names.join(", ")),
      ...(quantiles ? ["p10, p90"] : []),
    ];
    return stop("bad-names", {
      operator: call.name,
      known: known.join("; "),
      value: names.join(", "),
      ...call.at,
    });
  }
  return { kind: "call", name: call.name, args, at: call.at };
}

const sameNames = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((name) => others.includes(name));

/** A formula with expressions in the place of its names, all of it at the place of the call. */
export function rewrite(
  formula: string,
  given: ReadonlyMap<string, Expression>,
  { at }: Call,
): Call {
  const place = (part: Expression): Expression => {
    if (part.kind === "name") return given.get(part.name) ?? part;
    return part.kind === "call" ? { ...part, args: part.args.map(place), at } : { ...part, at };
  };
  return place(must(parseExpression(formula))) as Call;
}
