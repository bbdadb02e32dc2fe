import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { ChipHourPrice } from "../../costs/serving/chip-hour-price.ts";
import type { ListPrice } from "../../costs/serving/list-price.ts";
import type { ServingPlan } from "../../costs/serving/plan-serving.ts";
import { replicasFor } from "../../costs/serving/serving-load.ts";
import type { ServingSetup } from "../../costs/serving/serving-setup.ts";
import { servingGroup } from "../../costs/serving/serving-step.ts";
import type { ServingInput } from "./input.ts";
import type { CostResult } from "./result.ts";

type Load = NonNullable<CostResult["load"]>;

/** Copies for the requests a second asked for, what they cost, and from which load that is worth it. */
export function loadOf(
  given: ServingInput,
  setup: ServingSetup,
  plan: ServingPlan,
  price: ChipHourPrice | undefined,
  listed: ListPrice | undefined,
): Outcome<Load | null> {
  const { requestsPerSecond, timePerToken, timeToFirstToken } = given;
  if (requestsPerSecond === undefined) return succeed(null);
  const group = servingGroup(setup, plan.point.chips);
  const limits = given.offline ? {} : { timePerToken, timeToFirstToken };
  const load = group && replicasFor(setup, group, requestsPerSecond, limits);
  if (!load) {
    return fail("limits-not-met", {
      value: setup.model.architecture.name,
      chip: setup.chip.id,
      ...{ timeToFirstToken, timePerToken },
    });
  }
  const usdPerChipHour = middlePrice(price);
  const usdPerHour = usdPerChipHour === undefined ? null : usdPerChipHour * load.chips;
  const listUsd = listed ? listUsdPerRequest(given, listed) : null;
  const one = usdPerChipHour === undefined ? undefined : (usdPerChipHour * plan.point.chips) / 3600;
  const even = one === undefined || listUsd === null ? undefined : one / listUsd;
  const isReached = even !== undefined && even <= load.capacity / load.replicas;
  return succeed({
    requestsPerSecond,
    ...load,
    usdPerHour,
    usdPerRequest: usdPerHour === null ? null : usdPerHour / 3600 / requestsPerSecond,
    listUsdPerRequest: listUsd,
    breakEvenRequestsPerSecond: isReached ? even : null,
  });
}

const middlePrice = (price: ChipHourPrice | undefined): number | undefined =>
  price?.basis === "quoted"
    ? price.quoted.usd
    : price?.basis === "operator"
      ? price.day.usdPerChipHour
      : price?.usd.value;

const listUsdPerRequest = (
  { prompt, output, cached }: ServingInput,
  list: Pick<ListPrice, "input" | "cached" | "output">,
): number =>
  (prompt * ((1 - cached) * list.input + cached * list.cached) + output * list.output) / 1e6;
