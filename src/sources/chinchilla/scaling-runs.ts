import { succeed } from "../../base/outcome.ts";
import type { Adapter } from "../adapter.ts";
import { number } from "../shared/describe-column.ts";
import { draftOf } from "../shared/draft-of.ts";
import { readUpstream } from "../shared/read-upstream.ts";
import { numberColumn, required } from "../shared/upstream-columns.ts";

const file = "chinchilla/svg_extracted_data.csv";

/** Day of the paper whose figure shows the runs, and of the one that read the figure again. */
const published = "2022-03-29";
const extracted = "2024-04-15";

/** The training runs of the Chinchilla paper as read off its figure by Besiroglu et al. */
export const scalingRuns: Adapter = {
  dataset: "scaling-runs",
  inputs: [file],
  ingest(texts) {
    const read = readUpstream(texts, file, {
      parameters: required(numberColumn("Model Size")),
      flop: required(numberColumn("Training FLOP")),
      loss: required(numberColumn("loss")),
    });
    if (!read.ok) return read;
    const rows = read.value.map(({ parameters, flop, loss }, index) => ({
      id: `point-${String(index + 1).padStart(3, "0")}`,
      date: published,
      known_on: extracted,
      known_basis: "publication",
      source: "https://github.com/epoch-research/analyzing-chinchilla",
      parameters,
      training_flop: flop,
      tokens: flop / (6 * parameters),
      loss,
    }));
    return succeed(draftOf(description, rows));
  },
};

const description = {
  id: "scaling-runs",
  title: {
    en: "Training runs behind the Chinchilla scaling law",
    zh: "Chinchilla 缩放定律所依据的训练运行",
  },
  publisher: "Epoch AI",
  url: "https://github.com/epoch-research/analyzing-chinchilla",
  licence: "none stated; figures used as facts with attribution",
  attribution:
    "Besiroglu, Erdil, Barnett and You, Chinchilla Scaling: A replication attempt (arXiv 2404.10102), read off figure 4 of Hoffmann et al. (arXiv 2203.15556).",
  retrieved: "2026-11-23",
  columns: [
    number("parameters", "1", "parameters of the model"),
    number("training_flop", "FLOP", "training compute"),
    number("tokens", "1", "training tokens, as compute over 6 × parameters"),
    number("loss", "nat/token", "final loss"),
  ],
};
