import type { Architecture } from "../architecture/architecture.ts";
import type { PlannerChip } from "../hardware/planner-chip.ts";
import type { Efficiencies } from "./efficiencies.ts";
import {
  bitsOfFormat,
  keyValueBytes,
  type ServedModel,
  type ServingFormat,
  servedModel,
  weightBytes,
} from "./served-model.ts";

/** A model on a phone or laptop, one user. */
export interface DeviceFit {
  readonly model: string;
  readonly parameters: number;
  readonly active: number;
  /** Weights, and the keys and values of the context. */
  readonly bytes: number;
  /** Decoding is limited by reading the active weights and the context once per token. */
  readonly tokensPerSecond: number;
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

function fitOf(
  device: PlannerChip,
  model: ServedModel,
  options: Parameters<typeof planDevice>[2],
): DeviceFit {
  const { format, context, efficiencies } = options;
  const cache = keyValueBytes(model.architecture, context, 2);
  const weights = weightBytes(model, format);
  const read = weights * Math.min(1, model.active / model.total) + cache;
  const seconds =
    read / ((device.memoryBandwidth ?? 0) * efficiencies.bandwidth) +
    efficiencies.layerOverhead * model.architecture.layers.length;
  return {
    model: model.architecture.name,
    parameters: model.total,
    active: model.active,
    bytes: weights + cache,
    tokensPerSecond: 1 / seconds,
    ...(device.powerWatt === undefined ? {} : { joulePerToken: device.powerWatt * seconds }),
  };
}
