import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { rankMemory } from "./fixed-group.ts";
import { type OperatingPoint, operatingPoint, servingFrontier } from "./operating-point.ts";
import {
  bitsOfFormat,
  keyValueBytes,
  marginalBytes,
  stateBytes,
  weightBytes,
} from "./served-model.ts";
import {
  mixedTimes,
  pooledTimes,
  type ServingPools,
  servingPools,
  type TokenTimes,
} from "./serving-pools.ts";
import {
  computeFormat,
  type GroupLayout,
  type LatencyLimits,
  type ServingSetup,
} from "./serving-setup.ts";

/** The best way to serve a model on a chip, before costs. */
export interface ServingPlan {
  readonly memory: {
    readonly weightBytes: number;
    /** What one more token adds at the length of a request. */
    readonly keyValueBytesPerToken: number;
    /** What a sequence keeps once, whatever its length. */
    readonly stateBytesPerSequence: number;
    readonly keyValueBytesPerRequest: number;
    readonly fewestChips: number;
  };
  readonly point: OperatingPoint;
  readonly frontier: readonly OperatingPoint[];
  readonly pools: ServingPools;
  readonly times: TokenTimes;
}

/** Speeds on the frontier, tokens per second for a user. */
const FRONTIER = [10, 15, 20, 30, 40, 50, 75, 100, 150, 200];

/**
 * Plan the serving of a model.
 *
 * @param limits absent where nobody waits, so that the queue is always full (offline)
 * @param disaggregated whether prompts and decode steps have chips of their own
 * @returns the plan; or `missing-chip-figure`, `beyond-context`, `does-not-fit`, `limits-not-met`
 */
export function planServing(
  setup: ServingSetup,
  limits: LatencyLimits | undefined,
  disaggregated: boolean,
): Outcome<ServingPlan> {
  const { model, chip, format, workload } = setup;
  const missing = missingFigure(setup);
  if (missing) return fail("missing-chip-figure", { value: chip.id, field: missing });
  const { architecture } = model;
  const bytes = weightBytes(model, format);
  const tokens = workload.promptTokens + workload.outputTokens;
  if (tokens > architecture.context) {
    return fail("beyond-context", {
      value: tokens,
      model: architecture.name,
      rule: architecture.context,
    });
  }
  const request = keyValueBytes(architecture, tokens, setup.keyValueBytes);
  const full = operatingPoint(setup, undefined);
  const room = setup.efficiencies.memory * (chip.memoryBytes ?? 0);
  if (!full && setup.layout) return layoutDoesNotFit(setup, setup.layout);
  if (!full) {
    return fail("does-not-fit", {
      value: architecture.name,
      chip: chip.id,
      needGb: Math.round((bytes + request) / 1e9),
      roomGb: Math.round((64 * room) / 1e9),
      chips: 64,
      bits: bitsOfFormat[format],
    });
  }
  const point = operatingPoint(setup, limits);
  const pools = servingPools(setup, limits);
  if (!point || !pools) {
    return fail("limits-not-met", {
      value: architecture.name,
      chip: chip.id,
      timeToFirstToken: limits?.timeToFirstToken ?? "–",
      // Asked for as a mean, as users of the command do; the limit is on the 99th percentile.
      timePerToken: shown((limits?.timePerToken ?? 0) * setup.efficiencies.tokenLatencyShare),
    });
  }
  return succeed({
    memory: {
      weightBytes: bytes,
      keyValueBytesPerToken: marginalBytes(architecture, tokens, setup.keyValueBytes),
      stateBytesPerSequence: stateBytes(architecture, setup.keyValueBytes),
      keyValueBytesPerRequest: request,
      fewestChips: Math.ceil((bytes + request) / room),
    },
    point,
    frontier: servingFrontier(
      setup,
      limits ?? {},
      // The limit is on the 99th percentile, while a user's speed is a mean.
      FRONTIER.map((speed) => 1 / speed / setup.efficiencies.tokenLatencyShare),
    ),
    pools,
    times: disaggregated ? pooledTimes(setup, pools) : mixedTimes(setup, point),
  });
}

/** By how much a rank of the group laid out is too small, and of what its need consists. */
function layoutDoesNotFit(setup: ServingSetup, layout: GroupLayout): Outcome<never> {
  const { dense, experts, request, reserved, memory, short } = rankMemory(setup, layout);
  const gb = (bytes: number) => (bytes / 1e9).toFixed(1);
  return fail("layout-does-not-fit", {
    ...{ value: setup.model.architecture.name, chip: setup.chip.id, chips: layout.chips },
    ...{ shortGb: gb(short), memoryGb: gb(memory), reservedGb: gb(reserved) },
    ...{ denseGb: gb(dense), expertsGb: gb(experts), requestGb: gb(request) },
  });
}

/** Without the digits that a division and a product leave behind. */
const shown = (value: number): number => Number(value.toPrecision(6));

function missingFigure(setup: ServingSetup): string | undefined {
  const { chip } = setup;
  if (chip.peak[computeFormat(setup)] === undefined) return "peak FLOP/s";
  if (chip.memoryBytes === undefined) return "memory";
  return chip.memoryBandwidth === undefined ? "memory bandwidth" : undefined;
}
