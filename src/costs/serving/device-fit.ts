import type { Architecture } from "../architecture/architecture.ts";
import type { PlannerChip } from "../hardware/planner-chip.ts";
import type { Efficiencies } from "./efficiencies.ts";
import {
  bitsOf,
  bitsOfFormat,
  keyValueBytes,
  type ServedModel,
  type ServingFormat,
  servedModel,
  weightBytes,
} from "./served-model.ts";
import type { ServingSetup } from "./serving-setup.ts";

/** A model on a phone or laptop, one user. */
export interface DeviceFit {
  readonly model: string;
  readonly parameters: number;
  readonly active: number;
  /** Weights, and the keys and values of the context. */
  readonly bytes: number;
  /** Decoding is limited by reading the active weights and the context once per token. */
  readonly tokensPerSecond: number;
  /** 80 % interval of that. */
  readonly speedInterval: { readonly lower: number; readonly upper: number };
  readonly joulePerToken?: number;
}

/** What a device can hold, and what more memory would make room for. */
export interface DevicePlan {
  /** Bytes available to a model; the system and other programs keep the rest. */
  readonly room: number;
  readonly roomShare: number;
  /** Largest parameter count that fits without a context. */
  readonly mostParameters: number;
  readonly largest: DeviceFit | undefined;
  readonly fitting: readonly DeviceFit[];
  /** Models that fit once memory is `growth` times as large, and did not before. */
  readonly unlocked: readonly DeviceFit[];
}

/** Share of memory left to a model: a judgement, phones keep half for system and programs. */
const ROOM: Readonly<Record<PlannerChip["kind"], number>> = {
  phone: 0.5,
  laptop: 0.75,
  desktop: 0.75,
  server: 1,
};

/**
 * Which published models a device can run.
 *
 * @param context tokens kept for the conversation
 * @param growth factor by which memory grows; 1 for none
 */
export function planDevice(
  device: PlannerChip,
  architectures: readonly Architecture[],
  options: {
    readonly format: ServingFormat;
    readonly context: number;
    readonly growth: number;
    readonly efficiencies: Efficiencies;
  },
): DevicePlan {
  const roomShare = ROOM[device.kind];
  const room = (device.memoryBytes ?? 0) * roomShare;
  const fits = architectures
    .map((architecture) => fitOf(device, servedModel(architecture), options))
    .sort((a, b) => b.parameters - a.parameters);
  const fitting = fits.filter(({ bytes }) => bytes <= room);
  const grown = room * options.growth;
  return {
    room,
    roomShare,
    mostParameters: (room * 8) / bitsOfFormat[options.format],
    largest: fitting[0],
    fitting,
    unlocked: fits.filter(({ bytes }) => bytes > room && bytes <= grown),
  };
}

/**
 * Half of the 80 % interval of a device's speed, as a factor: a deviation of 0.156 in logarithms, by
 * `serving --scoreboard`. There is hardly a device measured, so most of it is a judgement.
 */
const DEVICE_WIDTH = 1.221;

function fitOf(
  device: PlannerChip,
  model: ServedModel,
  { format, context, efficiencies }: Parameters<typeof planDevice>[2],
): DeviceFit {
  const cache = keyValueBytes(model.architecture, context, 2);
  const weights = weightBytes(model, format);
  const seconds = secondsPerToken(device, model, { weights, cache, format }, efficiencies);
  return {
    model: model.architecture.name,
    parameters: model.total,
    active: model.active,
    bytes: weights + cache,
    tokensPerSecond: 1 / seconds,
    speedInterval: { lower: 1 / seconds / DEVICE_WIDTH, upper: DEVICE_WIDTH / seconds },
    ...(device.powerWatt === undefined ? {} : { joulePerToken: device.powerWatt * seconds }),
  };
}

/** Every active weight and the whole context are read once for each token. */
function secondsPerToken(
  device: PlannerChip,
  model: ServedModel,
  { weights, cache, format }: Read,
  { bandwidth, device: share, unpacking, layerOverhead }: Efficiencies,
): number {
  const reached = (device.memoryBandwidth ?? 0) * bandwidth * share;
  const active = (weights * Math.min(1, model.active / model.total)) / reached;
  const unpacked = active / (bitsOf(model, format) < 8 ? unpacking : 1);
  return unpacked + cache / reached + layerOverhead * model.architecture.layers.length;
}

/** Bytes that a token reads, and the format of the weights. */
interface Read {
  readonly weights: number;
  readonly cache: number;
  readonly format: ServingFormat;
}

/** Tokens a second of a device for a setup, with the prompt as context. */
export function deviceRate({ chip, model, format, workload, efficiencies }: ServingSetup): number {
  const weights = weightBytes(model, format);
  const cache = keyValueBytes(model.architecture, workload.promptTokens, 2);
  return 1 / secondsPerToken(chip, model, { weights, cache, format }, efficiencies);
}
