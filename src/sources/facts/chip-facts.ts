import { z } from "zod";
import { mapOutcome, type Outcome } from "../../base/outcome.ts";
import type { Cell } from "../../data/cell.ts";
import { readYaml } from "../../files/read-yaml.ts";
import type { Texts } from "../../files/texts.ts";
import type { Draft } from "../adapter.ts";
import { list, number, optional, text } from "../shared/describe-column.ts";
import { factsFile } from "../shared/facts-file.ts";

const figure = z.number().positive();

/** What may be a judgement of ours, besides what the maker states. */
const figures = {
  fp16_flop_s: figure.optional(),
  fp8_flop_s: figure.optional(),
  fp4_flop_s: figure.optional(),
  int8_op_s: figure.optional(),
  memory_bytes: figure.optional(),
  memory_bandwidth_byte_s: figure.optional(),
  scale_up_bandwidth_byte_s: figure.optional(),
  scale_up_chips: z.int().positive(),
  scale_out_bandwidth_bit_s: figure.optional(),
  power_w: figure.optional(),
  server_power_w: figure.optional(),
  quoted_as: z.array(z.string()).optional(),
};

const chip = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
    name: z.string().optional(),
    manufacturer: z.string().optional(),
    kind: z.enum(["server", "phone", "laptop", "desktop"]),
    hardware: z.string().optional(),
    date: z.iso.date(),
    source: z.url(),
    ...figures,
    judged: z.array(z.enum(Object.keys(figures))).optional(),
  })
  .refine(({ name, hardware }) => (name ?? hardware) !== undefined, {
    message: "must be given where the chip is not in dataset hardware",
    path: ["name"],
  });

const schema = z.strictObject({ chips: z.array(chip) });

/** What is said of a dataset of chips beside what all such datasets share. */
export type ChipDataset = Pick<Draft["description"], "id" | "title" | "url" | "attribution">;

/** Read the chips of a dataset from its facts. */
export const readChips = (texts: Texts, dataset: ChipDataset): Outcome<Draft> =>
  mapOutcome(readYaml(texts, factsFile(dataset.id), schema), ({ chips }) => ({
    description: describeChips(dataset),
    rows: chips.map(chipRow),
    skipped: [],
  }));

const chipRow = (published: z.infer<typeof chip>): Readonly<Record<string, Cell>> => ({
  ...published,
  known_on: published.date,
  known_basis: "release",
  name: published.name ?? published.hardware,
});

const describeChips = ({ id, title, url, attribution }: ChipDataset): Draft["description"] => ({
  id,
  title,
  publisher: "the makers of the chips, page by page",
  url,
  licence: "single facts, each with its page",
  attribution,
  retrieved: "2026-11-23",
  knownBasis: { release: { en: "release of the chip", zh: "芯片发布日" } },
  columns: [
    text("name", "name as in dataset `hardware` where it is there"),
    optional(text("manufacturer", "who made it, where dataset `hardware` does not say")),
    text("kind", "server, phone, laptop or desktop"),
    optional(text("hardware", "name in dataset `hardware`, whose figures hold unless given here")),
    optional(number("fp16_flop_s", "FLOP/s", "dense peak, FP16 or BF16")),
    optional(number("fp8_flop_s", "FLOP/s", "dense peak, 8-bit floating point")),
    optional(number("fp4_flop_s", "FLOP/s", "dense peak, 4-bit floating point")),
    optional(number("int8_op_s", "OP/s", "peak, 8-bit integers")),
    optional(number("memory_bytes", "byte", "memory")),
    optional(number("memory_bandwidth_byte_s", "byte/s", "bandwidth of the memory")),
    optional(
      number(
        "scale_up_bandwidth_byte_s",
        "byte/s",
        "links to the domain, both directions together",
      ),
    ),
    number("scale_up_chips", "chips", "chips that these links connect"),
    optional(number("scale_out_bandwidth_bit_s", "bit/s", "network of one chip, each direction")),
    optional(number("power_w", "W", "rated power of chip or device")),
    optional(number("server_power_w", "W", "rated power of the whole server by chip")),
    optional(list("judged", "columns that the maker does not state: a judgement")),
    optional(list("quoted_as", "other names of it in dataset `hardware-prices`")),
  ],
});
