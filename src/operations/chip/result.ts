import { z } from "zod";

const maybe = z.number().nullable();
const maybeText = z.string().nullable();

/** Formats in which a chip multiplies, widest first. */
export const formats = ["fp64", "fp32", "tf32", "fp16", "fp8", "fp4", "int8"] as const;

const listedSchema = z.object({
  id: z.string(),
  name: z.string(),
  maker: z.string(),
  date: z.string(),
  fp16FlopPerS: maybe,
  memoryBytes: maybe,
  powerW: maybe,
});

/** The chips that are known, where no one is named. */
const chipListSchema = z.object({ asOf: z.string(), chips: z.array(listedSchema) });

/** A chip, as the contract shapes it. */
const chipProfileSchema = z.object({
  asOf: z.string(),
  answer: z.string(),
  id: z.string(),
  name: z.string(),
  maker: z.string(),
  kind: z.enum(["server", "phone", "laptop", "desktop"]),
  released: z.string(),
  source: z.string(),
  /** Dense peaks, FLOP/s, OP/s of integers. */
  peaks: z.array(z.object({ format: z.enum(formats), flopPerS: z.number() })),
  memoryBytes: maybe,
  memoryBandwidthBytePerS: maybe,
  scaleUp: z.object({ chips: z.number(), bandwidthBytePerS: maybe }),
  scaleOutBandwidthBytePerS: maybe,
  powerW: maybe,
  serverPowerW: maybe,
  releasePriceUsd: maybe,
  processNm: maybe,
  transistors: maybe,
  /** Figures that the maker does not state and that are judgements. */
  judged: z.array(z.string()),
  /** 16-bit FLOP for a joule, and for a dollar of rent on demand. */
  flopPerJoule: maybe,
  flopPerUsd: maybe,
  prices: z.array(
    z.object({
      term: z.string(),
      usd: z.number(),
      lowest: z.number(),
      highest: z.number(),
      from: z.string(),
      to: z.string(),
      quotes: z.number().int(),
      /** The chip of the quotes, which may be another form of it. */
      hardware: z.string(),
      source: z.string(),
    }),
  ),
  quotes: z.array(
    z.object({
      id: z.string(),
      date: z.string(),
      term: z.string(),
      usd: z.number(),
      vendor: maybeText,
      source: z.string(),
    }),
  ),
  served: z.array(
    z.object({
      model: z.string(),
      scenario: z.string(),
      round: z.string(),
      tokensPerChipSecond: z.number(),
      submissions: z.number().int(),
      source: z.string(),
    }),
  ),
  published: z.array(
    z.object({
      what: z.enum(["training", "plan"]),
      name: z.string(),
      date: z.string(),
      chips: maybe,
      quantity: maybeText,
      value: maybe,
      source: z.string(),
    }),
  ),
});

export const chipSchema = z.union([chipListSchema, chipProfileSchema]);

export type ChipResult = z.infer<typeof chipSchema>;
export type ChipList = z.infer<typeof chipListSchema>;
export type ChipProfileResult = z.infer<typeof chipProfileSchema>;
