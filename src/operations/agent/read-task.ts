import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { AgentTask } from "../../costs/agent/agent-model.ts";
import type { MeasuredSpread } from "../../costs/agent/measured-spread.ts";
import {
  type Domain,
  notNegative,
  positive,
  probability,
  type Quantity,
  readQuantity,
} from "../../costs/parts/read-quantity.ts";
import { call } from "../../graph/build.ts";
import { ln } from "../../stats/elementary/ln.ts";
import type { AgentInput } from "./input.ts";

/** 95 % interval of a normal, in deviations on both sides together. */
const WIDTH_95 = 2 * 1.959963984540054;

const aboveZero: Domain = { ...probability, aboveLow: true };

/** The task with every quantity read; the first problem names the field. */
export function readTask(
  given: AgentInput,
  measured: MeasuredSpread | undefined,
): Outcome<AgentTask> {
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
