import { COTTIER } from "../../costs/training/cost-defaults.ts";
import { fittedEfficiencies } from "../../costs/training/efficiency.ts";
import {
  serverPower,
  type TrainingPlanned,
  type TrainingRequest,
} from "../../costs/training/plan-training.ts";
import { INTERCONNECT_SHARE } from "../../costs/training-cost/amortised-cost.ts";
import { PRICE_DECLINE_OOM_PER_YEAR } from "../../costs/training-cost/hardware-value.ts";
import type { PlannedResult } from "./result.ts";

type Fixed = PlannedResult["fixed"];

/** Where the corrections are scored that are fitted on published runs. */
const FITTED = "training --scoreboard";

/**
 * Inputs of a planned run that are no choice of the reader, so that what is printed follows from
 * what is printed: the chip, the corrections fitted on published runs, and what buying rests on.
 */
export const fixedInputs = (request: TrainingRequest, planned: TrainingPlanned): Fixed => [
  ...chipInputs(request),
  ...(request.mfu ? [] : fittedInputs(planned)),
  ...purchaseInputs(planned),
];

function chipInputs({ task: { chip } }: TrainingRequest): Fixed {
  const { fp16 } = chip.peak;
  const watt = serverPower(chip);
  return [
    ...(fp16 === undefined
      ? []
      : [
          {
            name: "peak",
            value: fp16,
            source: chip.source,
            judged: chip.judged.includes("fp16_flop_s"),
          },
        ]),
    ...(watt === undefined
      ? []
      : [
          {
            name: "serverPowerWatt",
            value: watt,
            source: chip.source,
            judged: chip.serverPowerWatt === undefined || chip.judged.includes("server_power_w"),
          },
        ]),
  ];
}

const fittedInputs = ({ fitted, modelled }: TrainingPlanned): Fixed =>
  [
    { name: "achievedShare", value: fitted.stepMfu / modelled.found.mfu },
    { name: "wholeRunShare", value: fitted.wholeRunShare },
    ...Object.entries(fittedEfficiencies)
      .filter(([name]) => name !== "wholeRunLoss")
      .map(([name, value]) => ({ name: `fitted.${name}`, value })),
  ].map((one) => ({ ...one, source: FITTED, judged: false }));

const purchaseInputs = ({ purchaseAtStartUsd }: TrainingPlanned): Fixed =>
  purchaseAtStartUsd === undefined
    ? []
    : [
        { name: "purchaseAtStartUsd", value: purchaseAtStartUsd },
        { name: "priceDecline", value: PRICE_DECLINE_OOM_PER_YEAR },
        { name: "interconnectShare", value: INTERCONNECT_SHARE },
      ].map((one) => ({ ...one, source: COTTIER, judged: false }));
