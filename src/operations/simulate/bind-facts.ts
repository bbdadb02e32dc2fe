import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { type Expression, visitExpression } from "../../graph/expression.ts";
import type { Model } from "../../graph/model.ts";
import { readUnit } from "../../graph/unit.ts";
import { windowOf } from "../contract/fields.ts";
import type { Context } from "../contract/operation.ts";
import { readInput } from "../contract/run-operation.ts";
import type { BoundFacts } from "./result.ts";

type Call = Extract<Expression, { kind: "call" }>;
type BoundInput = BoundFacts["inputs"][number];

/** A number or distribution from the facts, and what it is. */
interface Found extends Omit<BoundInput, "input" | "asked"> {
  readonly expression: Expression;
}

const FORMS = "fact(price, at_least=140), fact(rate, of=EUR), trend(inference-price)";

/**
 * A model whose inputs `fact(price, at_least=140)`, `fact(rate, of=EUR)` and `trend(inference-price)`
 * have what the facts say on a day: the lowest price of a capability, in dollars a million tokens;
 * the dollars that a currency buys, on the average of the last month known; and the yearly factor (or
 * yearly difference) of a trend with its 90 % interval.
 *
 * @returns the model, and what was filled in; or problem `bad-fact`, `no-fact`, or one of the operation
 */
export async function bindFacts(
  model: Model,
  asOf: string | undefined,
  context: Context,
): Promise<Outcome<{ readonly model: Model; readonly bound: readonly BoundInput[] }>> {
  const bound: BoundInput[] = [];
  const inputs: Model["inputs"][number][] = [];
  for (const input of model.inputs) {
    let belief = input.belief;
    let { unit } = input;
    for (const call of callsIn(belief)) {
      const found = await answerOf(call)(call, asOf, context);
      if (!found.ok) {
        const { code, facts } = found.error;
        return fail(code, { ...call.at, ...facts });
      }
      const { expression, ...figures } = found.value;
      if (belief === call && !unit) {
        const read = readUnit(figures.unit);
        unit = read.ok ? read.value : undefined;
      }
      belief = replace(belief, call, expression);
      bound.push({ input: input.name, asked: textOf(call), ...figures });
    }
    inputs.push({ ...input, belief, unit });
  }
  return succeed({ model: { ...model, inputs }, bound });
}

/** Whether inputs of a model come from the facts. */
export const readsFacts = ({ inputs }: Model): boolean =>
  inputs.some(({ belief }) => callsIn(belief).length > 0);

function callsIn(belief: Expression): readonly Call[] {
  const calls: Call[] = [];
  visitExpression(belief, (part) => {
    if (part.kind === "call" && (part.name === "fact" || part.name === "trend")) calls.push(part);
  });
  return calls;
}

const badFact = (call: Call): ReturnType<typeof fail> =>
  fail("bad-fact", { value: textOf(call), known: FORMS });

type Answer = (
  call: Call,
  asOf: string | undefined,
  context: Context,
) => Outcome<Found> | Promise<Outcome<Found>>;

function answerOf({ name, args: [what] }: Call): Answer {
  if (name === "trend") return growthOf;
  return what && textOf(what) === "rate" ? exchangeRateOf : priceOf;
}

/** What one of a currency costs in dollars. */
function exchangeRateOf(call: Call, asOf: string | undefined, context: Context): Outcome<Found> {
  const [of, ...more] = call.named ?? [];
  if (of?.name !== "of" || more.length > 0 || call.args.length !== 1) return badFact(call);
  const window = windowOf({ asOf }, context);
  if (!window.ok) return window;
  const columns = { currency: "text", per_dollar: "number" } as const;
  const rows = context.facts.select("exchange-rates", window.value, columns);
  if (!rows.ok) return rows;
  const currency = textOf(of.value);
  const months = rows.value.filter((row) => row.currency === currency);
  const last = months.toSorted((one, other) => (one.date < other.date ? -1 : 1)).at(-1);
  if (!last) return fail("no-fact", { value: textOf(call) });
  const value = 1 / last.per_dollar;
  const expression: Expression = { kind: "number", value, at: call.at };
  const what = `exchange-rates ${last.date.slice(0, 7)}`;
  return succeed({ expression, value, unit: `USD/${currency}`, what });
}

async function priceOf(
  call: Call,
  asOf: string | undefined,
  context: Context,
): Promise<Outcome<Found>> {
  const [what] = call.args;
  const [bar] = call.named ?? [];
  const isForm =
    what && textOf(what) === "price" && call.args.length === 1 && call.named?.length === 1;
  if (!isForm || bar?.name !== "at_least" || bar.value.kind !== "number") return badFact(call);
  const { default: price } = await import("../price/price.ts");
  const input = readInput(price, { atLeast: bar.value.value, ...(asOf && { asOf }) });
  if (!input.ok) return input;
  const answer = await price.run(input.value, context);
  if (!answer.ok) return answer;
  const { cheapest } = answer.value.result;
  if (!cheapest) return fail("no-fact", { value: textOf(call) });
  const { usdPerMtok: value, model } = cheapest;
  const expression: Expression = { kind: "number", value, at: call.at };
  return succeed({ expression, value, unit: "USD/Mtok", what: model });
}

async function growthOf(
  call: Call,
  asOf: string | undefined,
  context: Context,
): Promise<Outcome<Found>> {
  const [id] = call.args;
  if (!id || call.args.length !== 1 || call.named) return badFact(call);
  const { default: trend } = await import("../trend/trend.ts");
  const input = readInput(trend, { id: textOf(id), fast: true, ...(asOf && { asOf }) });
  if (!input.ok) return input;
  const answer = await trend.run(input.value, context);
  if (!answer.ok) return answer;
  const { result } = answer.value;
  const fit = "fit" in result ? result.fit : null;
  if (!fit || fit.lower === null || fit.upper === null || !(fit.lower < fit.upper)) {
    return fail("no-fact", { value: textOf(call) });
  }
  const { growthPerYear: value, lower, upper, level, definition } = fit;
  const { at } = call;
  const args = [lower, upper, level].map(
    (each): Expression => ({ kind: "number", value: each, at }),
  );
  // A factor is above 0, so its interval is that of a lognormal; a difference is normal.
  const expression: Expression = { kind: "call", name: "interval", args, at };
  return succeed({ expression, value, lower, upper, level, unit: "1", what: definition });
}

function replace(expression: Expression, call: Call, by: Expression): Expression {
  if (expression === call) return by;
  if (expression.kind !== "call") return expression;
  return { ...expression, args: expression.args.map((argument) => replace(argument, call, by)) };
}

/** A call as it was written; the hyphens of a name are minus signs to the parser. */
function textOf(expression: Expression): string {
  if (expression.kind === "number") return String(expression.value);
  if (expression.kind !== "call") return expression.name;
  if (expression.name === "sub") return expression.args.map(textOf).join("-");
  const named = (expression.named ?? []).map(({ name, value }) => `${name}=${textOf(value)}`);
  return `${expression.name}(${[...expression.args.map(textOf), ...named].join(", ")})`;
}
