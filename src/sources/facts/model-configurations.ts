import { z } from "zod";
import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Cell } from "../../data/cell.ts";
import { readYaml } from "../../files/read-yaml.ts";
import type { Texts } from "../../files/texts.ts";
import type { Adapter, Draft } from "../adapter.ts";
import { number, optional, text } from "../shared/describe-column.ts";
import { factsFile } from "../shared/facts-file.ts";
import { nameId } from "../shared/name-id.ts";

const file = factsFile("model-configurations");

/** Configurations of models as published, for what the columns of `architectures` cannot say. */
export const modelConfigurations: Adapter = {
  dataset: "model-configurations",
  inputs: [file],
  ingest,
};

const count = z.int().positive();

const configured = z.strictObject({
  model: z.string(),
  date: z.iso.date(),
  reported: z.iso.date().optional(),
  source: z.url(),
  copy: z.url().optional(),
  total_parameters: count,
  active_parameters: count.optional(),
  config: z.looseObject({ model_type: z.string() }),
});

const schema = z.strictObject({ configurations: z.array(configured) });

function ingest(texts: Texts): Outcome<Draft> {
  const read = readYaml(texts, file, schema);
  if (!read.ok) return read;
  return succeed({ description, rows: read.value.configurations.map(rowOf), skipped: [] });
}

const rowOf = ({
  reported,
  config,
  ...same
}: z.infer<typeof configured>): Readonly<Record<string, Cell>> => ({
  ...same,
  id: nameId(same.model),
  known_on: reported ?? same.date,
  known_basis: "report",
  config: JSON.stringify(config),
});

const description: Draft["description"] = {
  id: "model-configurations",
  title: { en: "Configurations of models", zh: "模型配置文件" },
  publisher: "the makers of the models, page by page",
  url: "https://huggingface.co/deepseek-ai/DeepSeek-V3.2",
  licence: "single facts, each with its page",
  attribution: "figures of the configurations cited row by row",
  retrieved: "2026-11-30",
  knownBasis: {
    report: {
      en: "publication of the page that states the figures",
      zh: "载有这些数值的页面的发布日",
    },
  },
  columns: [
    text("model", "name of the model"),
    optional(text("copy", "address of the copy that was read, where it is not the source")),
    number("total_parameters", "parameters", "all parameters, as published"),
    optional(number("active_parameters", "parameters", "used for each token, as published")),
    text("config", "fields of config.json that say what the model is made of, as JSON"),
  ],
};
