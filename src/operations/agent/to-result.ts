import { type AgentTask, relativeLengths } from "../../costs/agent/agent-model.ts";
import type { MeasuredSpread } from "../../costs/agent/measured-spread.ts";
import { successByForm } from "../../costs/agent/spread-forms.ts";
import { stepsAtSuccess } from "../../costs/agent/step-spread.ts";
import type { Simulation } from "../../engine/simulate.ts";
import { pow } from "../../stats/elementary/pow.ts";
import { quantile } from "../../stats/quantile.ts";
import { bounded } from "../shared/public-fit.ts";
import type { AgentResult } from "./result.ts";

const LEVEL = 0.9;

/** What a run found in the shape of the contract. */
export function agentResult(
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
