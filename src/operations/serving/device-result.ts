import type { PlannerChip } from "../../costs/hardware/planner-chip.ts";
import type { DeviceFit, DevicePlan } from "../../costs/serving/device-fit.ts";
import type { ServingFormat } from "../../costs/serving/served-model.ts";
import type { DeviceResult } from "./result.ts";

/** The answer about a phone or laptop. */
export function deviceResult(
  chip: PlannerChip,
  plan: DevicePlan,
  format: ServingFormat,
  growth: number,
): DeviceResult {
  return {
    hardware: chip.id,
    format,
    memoryBytes: chip.memoryBytes ?? 0,
    roomBytes: plan.room,
    mostParameters: plan.mostParameters,
    growth,
    largest: plan.largest ? publicFit(plan.largest) : null,
    fitting: plan.fitting.map(publicFit),
    unlocked: plan.unlocked.map(publicFit),
  };
}

const publicFit = ({ model, parameters, bytes, tokensPerSecond, joulePerToken }: DeviceFit) => ({
  model,
  parameters,
  bytes,
  tokensPerSecond,
  joulePerToken: joulePerToken ?? null,
});
