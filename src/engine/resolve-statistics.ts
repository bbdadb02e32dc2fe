import { attempt, fail, must, type Outcome, succeed } from "../base/outcome.ts";
import { type CheckedModel, checkModel } from "../graph/check.ts";
import { type Expression, visitExpression } from "../graph/expression.ts";
import type { Model } from "../graph/model.ts";
import { statistics } from "../graph/statistics.ts";
import { readUnit, type Unit } from "../graph/unit.ts";

type Call = Extract<Expression, { kind: "call" }>;

/** What a run says of a quantity. */
interface Figures {
  readonly mean: number;
  readonly deviation: number;
  readonly probability?: number;
  readonly quantiles?: readonly { readonly value: number }[];
}

/** What a run gives for one quantity of the model, with the quantiles at some shares. */
export type Summarize = (
  model: CheckedModel,
  shares: readonly number[],
) => Promise<Outcome<Figures>>;

/** The name of the output of a model that computes nothing but one quantity. */
export const QUANTITY = "quantity";

/**
 * A model with numbers in the place of `mean_of(x)`, `quantile_of(x, 0.9)` and their kin, from runs
 * of their own with the same draws; those inside others come first.
 *
 * @param summarize runs a model whose one output is the quantity
 * @returns the model without such calls; or the first problem of a run
 */
export async function resolveStatistics(
  model: CheckedModel,
  summarize: Summarize,
): Promise<Outcome<CheckedModel>> {
  const misplaced = statisticObserved(model);
  if (misplaced) {
    const rule = "what is observed cannot depend on a statistic of the model";
    return fail("bad-observation", { ...misplaced.at, rule, value: misplaced.name });
  }
  let current: Model = model;
  for (let call = firstCall(current); call !== undefined; call = firstCall(current)) {
    const found = call;
    const { at } = found;
    const quantity = { name: QUANTITY, expression: found.args[0]!, unit: undefined, at };
    const checked = checkModel({ ...withoutUnread(current, found), outputs: [quantity] });
    if (!checked.ok) return checked;
    const share = found.args[1];
    const summary = await summarize(checked.value, share?.kind === "number" ? [share.value] : []);
    if (!summary.ok) return summary;
    const value = figureOf(found.name, summary.value);
    const ofQuantity = unitOf(checked.value);
    const unit = ofQuantity && statistics.get(found.name)!.unit(ofQuantity);
    current = replaceIn(current, found, { kind: "number", value, ...(unit && { unit }), at });
  }
  return current === model ? succeed(model) : attempt(() => must(checkModel(current)));
}

/** Whether a model asks statistics of its own quantities. */
export const readsStatistics = (model: Model): boolean => firstCall(model) !== undefined;

/** The unit of the one output; undefined where none is known. */
function unitOf({ described, units }: CheckedModel): Unit | undefined {
  const read = readUnit(described[0]?.unit ?? "", units);
  return read.ok ? read.value : undefined;
}

function figureOf(name: string, summary: Figures): number {
  switch (name) {
    case "mean_of":
      return summary.mean;
    case "deviation_of":
      return summary.deviation;
    case "quantile_of":
      return summary.quantiles?.[0]?.value ?? Number.NaN;
    default:
      return summary.probability ?? Number.NaN;
  }
}

/** The innermost call of a statistic that comes first. */
function firstCall(model: Model): Call | undefined {
  for (const { expression } of [...model.definitions, ...model.outputs]) {
    let found: Call | undefined;
    visitExpression(expression, (part) => {
      if (part.kind === "call" && statistics.has(part.name)) found = part;
    });
    if (found) return found;
  }
  return undefined;
}

/** A statistic that the weight of the draws would depend on, which are weighed to compute it. */
function statisticObserved(model: Model): Call | undefined {
  let found: Call | undefined;
  const look = (expression: Expression): void =>
    visitExpression(expression, (part) => {
      if (part.kind === "call" && statistics.has(part.name)) found = part;
    });
  if (model.logWeight) look(model.logWeight);
  const read = namesReadBy(model, model.logWeight ? [model.logWeight] : []);
  for (const { name, expression } of model.definitions) if (read.has(name)) look(expression);
  return found;
}

/** What expressions read, directly or through definitions. */
function namesReadBy(model: Model, expressions: readonly Expression[]): ReadonlySet<string> {
  const read = new Set<string>();
  const follow = (expression: Expression): void =>
    visitExpression(expression, (part) => {
      if ((part.kind !== "name" && part.kind !== "next") || read.has(part.name)) return;
      read.add(part.name);
      const definition = model.definitions.find(({ name }) => name === part.name);
      if (definition) follow(definition.expression);
    });
  for (const expression of expressions) follow(expression);
  return read;
}

/** The model without the definitions that hold the call itself, which its quantity cannot read. */
function withoutUnread(model: Model, call: Call): Model {
  const states = model.recurrence?.states ?? [];
  const read = namesReadBy(model, [
    call.args[0]!,
    ...(model.logWeight ? [model.logWeight] : []),
    ...states.flatMap(({ start, expression }) => [...start, expression]),
  ]);
  return { ...model, definitions: model.definitions.filter(({ name }) => read.has(name)) };
}

function replaceIn(model: Model, call: Call, by: Expression): Model {
  const change = (expression: Expression): Expression => {
    if (expression === call) return by;
    return expression.kind === "call"
      ? { ...expression, args: expression.args.map(change) }
      : expression;
  };
  const changed = <Item extends { readonly expression: Expression }>(item: Item): Item => ({
    ...item,
    expression: change(item.expression),
  });
  return {
    ...model,
    definitions: model.definitions.map(changed),
    outputs: model.outputs.map(changed),
  };
}
