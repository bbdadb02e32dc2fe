import { z } from "zod";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { readYaml } from "../../files/read-yaml.ts";
import { type Architecture, mixerKinds, positionKinds, weightFormats } from "./architecture.ts";
import { layOutArchitecture } from "./architecture-figures.ts";

const count = z.number().int().positive();
const FILE = "model";

/** A reader's own model, as stated in its YAML file. */
const fileSchema = z.strictObject({
  name: z.string().min(1),
  source: z.string().min(1).default("own file"),
  layers: count.max(10_000),
  hiddenSize: count,
  heads: count.optional(),
  keyValueHeads: count.optional(),
  headSize: count.optional(),
  feedForwardSize: count.optional(),
  gated: z.boolean().default(true),
  vocabulary: count,
  embeddingsTied: z.boolean().default(false),
  positions: z.enum(positionKinds).default("rotary"),
  trainingContext: count.default(4096),
  context: count.optional(),
  experts: z
    .strictObject({
      count,
      active: count,
      shared: z.number().int().nonnegative().default(0),
      feedForwardSize: count,
      afterDense: z.number().int().nonnegative().default(0),
      every: count.default(1),
    })
    .refine(({ count: all, active }) => active <= all, {
      message: "active must not exceed count",
      path: ["active"],
    })
    .optional(),
  attention: z.array(z.enum(mixerKinds)).min(1).default(["full"]),
  window: count.optional(),
  latent: z
    .strictObject({
      // Absent or null where one matrix makes the queries.
      queryRank: count.nullish().transform((rank) => rank ?? 0),
      keyValueRank: count,
      rotaryHeadSize: count,
      valueHeadSize: count.exactOptional(),
      selection: z.strictObject({ tokens: count, heads: count, headSize: count }).exactOptional(),
    })
    .optional(),
  stateSpace: z
    .strictObject({
      innerSize: count,
      stateSize: count,
      convolution: count,
      stepRank: count.default(1),
      heads: count.exactOptional(),
      groups: count.exactOptional(),
    })
    .optional(),
  linear: z
    .strictObject({
      keyHeads: count,
      valueHeads: count,
      keyHeadSize: count,
      valueHeadSize: count,
      convolution: count.default(1),
    })
    .optional(),
  weightFormat: z.enum(weightFormats).default("bf16"),
});

/**
 * Read a reader's own model.
 *
 * @param text YAML with the fields of `ArchitectureFigures`; `attention` is the pattern of layers
 * @returns the architecture, or `not-yaml`, `bad-yaml-field` with column, line, rule and value,
 *   `missing-figure` with the field that the attention pattern needs
 */
export function readArchitectureFile(text: string): Outcome<Architecture> {
  const read = readYaml(new Map([[FILE, text]]), FILE, fileSchema);
  if (!read.ok) return read;
  const { attention, ...file } = read.value;
  const laid = layOutArchitecture({
    ...file,
    id: file.name,
    // A file that states no context sets no limit.
    context: file.context ?? Number.POSITIVE_INFINITY,
    pattern: attention,
  });
  return "missing" in laid
    ? fail("missing-figure", { file: FILE, field: laid.missing })
    : succeed(laid.architecture);
}
