import { z } from "zod";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import {
  type AgentTask,
  agentModel,
  MOST_TRIES,
  relativeLengths,
} from "../../costs/agent/agent-model.ts";
import { type MeasuredSpread, measuredSpread } from "../../costs/agent/measured-spread.ts";
import { successByForm } from "../../costs/agent/spread-forms.ts";
import { stepsAtSuccess } from "../../costs/agent/step-spread.ts";
import {
  type Domain,
  notNegative,
  positive,
  probability,
  type Quantity,
  readQuantity,
} from "../../costs/parts/read-quantity.ts";
import { runCostModel } from "../../costs/parts/run-cost-model.ts";
import type { FactWindow } from "../../data/facts.ts";
import type { Simulation } from "../../engine/simulate.ts";
import { call } from "../../graph/build.ts";
import { translator } from "../../i18n/translate.ts";
import { ln } from "../../stats/elementary/ln.ts";
import { pow } from "../../stats/elementary/pow.ts";
import { quantile } from "../../stats/quantile.ts";
import { beliefField } from "../contract/belief-field.ts";
import { asOfFields, field, windowOf } from "../contract/fields.ts";
import { type Context, defineOperation } from "../contract/operation.ts";
import { bounded } from "../shared/schemas.ts";
import { type AgentResult, agentOutput, viewAgent } from "./view.ts";

const LEVEL = 0.9;
/** 95 % interval of a normal, in deviations on both sides together. */
const WIDTH_95 = 2 * 1.959963984540054;
const aboveZero: Domain = { ...probability, aboveLow: true };

const input = z.strictObject({
  step: field("step", beliefField().optional()),
  steps: field("steps", beliefField().default(1)),
  agent: field("agent", z.string().optional()),
  taskMinutes: field("taskMinutes", beliefField().optional()),
  spread: field("spread", beliefField().optional()),
  tries: field("tries", z.number().int().min(1).max(MOST_TRIES).default(1)),
  verifier: field("verifier", beliefField().default(0)),
  recall: field("recall", beliefField().default(1)),
  repeats: field("repeats", beliefField().default(0)),
  usdPerStep: field("usdPerStep", beliefField().default(0)),
  minutesPerStep: field("minutesPerStep", beliefField().default(0)),
  usdPerCheck: field("usdPerCheck", beliefField().default(0)),
  draws: field("draws", z.number().int().min(256).max(1_000_000).default(8192)),
  seed: field("seed", z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(1)),
  ...asOfFields,
});

type AgentInput = z.infer<typeof input>;

/** How often an agent completes a task of many steps, and what a success costs. */
export default defineOperation({
  name: "agent",
  input,
  output: agentOutput,
  weight: ({ draws }) => 0.2 + draws * 1e-6,
  rows: "byLength",
  positional: [],
  examples: [
    { step: 0.9, steps: 10 },
    { step: "0.85 to 0.95", steps: 10, tries: 3, verifier: 0.1, usdPerStep: 0.05 },
    { step: 0.9, steps: 10, spread: 0 },
  ],
  async run(given, context) {
    const window = windowOf(given, context);
    if (!window.ok) return window;
    const measured = spreadFor(given, context, window.value);
    if (!measured.ok) return measured;
    const task = readTask(given, measured.value);
    if (!task.ok) return task;
    const run = await runCostModel(
      agentModel(task.value),
      { draws: given.draws, seed: given.seed, driversOf: ["success"] },
      context.executorFor(undefined),
    );
    if (!run.ok) return run;
    const t = translator(context.language);
    return succeed({
      result: resultOf(task.value, run.value, measured.value),
      seed: given.seed,
      notes: [t(given.spread === undefined ? "agent.note.measured" : "agent.note.given")],
    });
  },
  view: viewAgent,
});

/** Measured horizons, unless the spread is given and no measured agent is asked for. */
function spreadFor(
  given: AgentInput,
  context: Context,
  window: FactWindow,
): Outcome<MeasuredSpread | undefined> {
  const needed = given.spread === undefined || given.agent !== undefined;
  return needed ? measuredSpread(context.facts, window) : succeed(undefined);
}

function readTask(given: AgentInput, measured: MeasuredSpread | undefined): Outcome<AgentTask> {
  const skill = readSkill(given, measured);
  if (!skill.ok) return skill;
  const spread = readSpread(given, measured);
  if (!spread.ok) return spread;
  const read = readAll(given, {
    steps: positive,
    verifier: probability,
    recall: aboveZero,
    repeats: probability,
    usdPerStep: notNegative,
    minutesPerStep: notNegative,
    usdPerCheck: notNegative,
  });
  if (!read.ok) return read;
  const { verifier, ...rest } = read.value;
  return succeed({
    skill: skill.value,
    spread: spread.value,
    tries: given.tries,
    falseAccept: verifier,
    ...rest,
  });
}

function readAll<Name extends keyof AgentInput & string>(
  given: AgentInput,
  domains: Readonly<Record<Name, Domain>>,
): Outcome<Readonly<Record<Name, Quantity>>> {
  const quantities: Partial<Record<Name, Quantity>> = {};
  for (const name of Object.keys(domains) as Name[]) {
    const read = readQuantity(name, given[name] as number | string, domains[name]);
    if (!read.ok) return read;
    quantities[name] = read.value;
  }
  return succeed(quantities as Record<Name, Quantity>);
}

/** A step's success as given, or the horizon of a measured agent. */
function readSkill(
  given: AgentInput,
  measured: MeasuredSpread | undefined,
): Outcome<AgentTask["skill"]> {
  if (given.agent === undefined) {
    if (given.step === undefined) {
      return fail("missing-input", { field: "step" });
    }
    const step = readQuantity("step", given.step, aboveZero);
    return step.ok ? succeed({ kind: "step", step: step.value }) : step;
  }
  if (given.step !== undefined) {
    return fail("only-one-of", { field: "step", other: "agent" });
  }
  const agents = measured?.agents ?? [];
  const agent = agents.find(({ model }) => model.toLowerCase() === given.agent?.toLowerCase());
  if (!agent) {
    const known = agents.map(({ model }) => model).join(", ");
    return fail("unknown-agent", { value: given.agent, known });
  }
  const minutes = readQuantity("taskMinutes", given.taskMinutes ?? "", positive);
  if (!minutes.ok) return minutes;
  const deviation = ln(agent.p50High / agent.p50Low) / WIDTH_95;
  return succeed({
    kind: "horizon",
    p50Minutes: {
      expression: call("lognormal", ln(agent.p50Minutes), deviation),
      value: undefined,
    },
    taskMinutes: minutes.value,
  });
}

/** As given; or that of the measured agent; or any of the measured agents', equally likely. */
function readSpread(given: AgentInput, measured: MeasuredSpread | undefined): Outcome<Quantity> {
  if (given.spread !== undefined) return readQuantity("spread", given.spread, notNegative);
  const agents = measured?.agents ?? [];
  const own = agents.find(({ model }) => model.toLowerCase() === given.agent?.toLowerCase());
  if (own) return readQuantity("spread", own.spread, notNegative);
  const spreads = agents.map(({ spread }) => spread);
  return succeed({ expression: call("sample", ...spreads), value: undefined });
}

function resultOf(
  task: AgentTask,
  run: Simulation,
  measured: MeasuredSpread | undefined,
): AgentResult {
  const interval = (name: string) => {
    const { p50, p05, p95 } = run.outputs[name] as Simulation["outputs"][string];
    return { value: p50, lower: p05, upper: p95 };
  };
  const paid = task.usdPerStep.value !== 0 || task.usdPerCheck.value !== 0;
  const timed = task.minutesPerStep.value !== 0;
  const { value, lower, upper } = interval("success");
  return {
    success: value,
    lower,
    upper,
    level: LEVEL,
    independent: interval("independent").value,
    oneTry: interval("one_try"),
    precision: interval("precision"),
    tries: interval("tries_used"),
    costPerSuccess: paid ? interval("usd_per_success") : null,
    minutesPerSuccess: timed ? interval("minutes_per_success") : null,
    ...formsOf(task, measured),
    horizonFit: measured ? fitOf(measured) : null,
    byLength: relativeLengths.map((length, index) => ({
      length,
      steps: task.steps.value === undefined ? null : length * task.steps.value,
      success: interval(`length_${index}`),
      independent: pow(interval("independent").value, length),
    })),
    drivers: run.drivers
      .filter(({ output, share }) => output === "success" && share > 0.005)
      .map(({ input: name, share, rankCorrelation, tornado }) => ({
        input: name,
        share,
        rankCorrelation,
        ...(tornado ? { tornado } : {}),
      })),
  };
}

/** What does not need the graph: other forms of spread, and horizons in steps. */
function formsOf(
  { skill, steps, spread }: AgentTask,
  measured: MeasuredSpread | undefined,
): Pick<AgentResult, "forms" | "horizonSteps"> {
  const width =
    spread.value ??
    quantile(
      (measured?.agents ?? []).map((agent) => agent.spread),
      0.5,
    );
  const step = skill.kind === "step" ? skill.step.value : undefined;
  if (step === undefined || !Number.isFinite(width)) return { forms: [], horizonSteps: null };
  return {
    forms:
      steps.value === undefined || width === 0 || step === 1
        ? []
        : [...successByForm(step, steps.value, width)],
    horizonSteps: {
      p50: bounded(stepsAtSuccess(0.5, step, width)),
      p80: bounded(stepsAtSuccess(0.8, step, width)),
    },
  };
}

function fitOf(measured: MeasuredSpread): NonNullable<AgentResult["horizonFit"]> {
  const spreads = measured.agents.map(({ spread }) => spread);
  return {
    suite: measured.suite,
    medianRatio: measured.medianRatio,
    constantFailureRatio: measured.constantFailureRatio,
    spread: {
      p05: quantile(spreads, 0.05),
      p50: quantile(spreads, 0.5),
      p95: quantile(spreads, 0.95),
    },
    agents: measured.agents.map(({ model, date, p50Minutes, p80Minutes, ratio, spread }) => ({
      model,
      date,
      p50Minutes,
      p80Minutes,
      ratio,
      spread,
    })),
  };
}
