import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { PlannerChip } from "../../costs/hardware/planner-chip.ts";
import { type DeviceFit, type DevicePlan, planDevice } from "../../costs/serving/device-fit.ts";
import { fittedEfficiencies } from "../../costs/serving/fitted-efficiencies.ts";
import type { ServingFormat } from "../../costs/serving/served-model.ts";
import { translator } from "../../i18n/translate.ts";
import type { Answer, Context } from "../contract/operation.ts";
import type { ServingInput } from "./input.ts";
import type { ServingQuestion } from "./read-input.ts";
import type { DeviceResult, ServingResult } from "./result.ts";

/** What a phone or laptop can run, and what more memory would let it. */
export function answerDevice(
  given: ServingInput,
  chip: PlannerChip,
  { architectures, architecture }: ServingQuestion,
  context: Context,
): Outcome<Answer<ServingResult>> {
  const format = given.precision ?? "fp4";
  const plan = planDevice(chip, architecture ? [architecture] : architectures, {
    format,
    context: given.prompt + given.output,
    growth: given.growth,
    efficiencies: fittedEfficiencies,
  });
  if (architecture && plan.fitting.length === 0 && plan.unlocked.length === 0) {
    return fail("does-not-fit-device", {
      value: architecture.name,
      chip: chip.id,
      roomGb: (plan.room / 1e9).toFixed(1),
      growth: given.growth,
    });
  }
  const t = translator(context.language);
  return succeed({
    result: { device: deviceResult(chip, plan, format, given.growth) },
    notes: [t("serving.note.device", { share: `${100 * plan.roomShare} %` })],
  });
}

function deviceResult(
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

const publicFit = ({
  model,
  parameters,
  bytes,
  tokensPerSecond,
  speedInterval,
  joulePerToken,
}: DeviceFit) => ({
  model,
  parameters,
  bytes,
  tokensPerSecond,
  speedInterval: { ...speedInterval, level: 0.8 },
  joulePerToken: joulePerToken ?? null,
});
