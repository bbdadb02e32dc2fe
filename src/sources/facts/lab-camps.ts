import { z } from "zod";
import { type Outcome, succeed } from "../../base/outcome.ts";
import { readYaml } from "../../files/read-yaml.ts";
import type { Texts } from "../../files/texts.ts";
import type { Adapter, Draft } from "../adapter.ts";
import { list, text } from "../shared/describe-column.ts";
import { factsFile } from "../shared/facts-file.ts";
import { slug } from "../shared/slug.ts";

const file = factsFile("lab-camps");

/** Which cloud or chip maker stands behind which laboratory, by the parties' own announcements. */
export const labCamps: Adapter = { dataset: "lab-camps", inputs: [file], ingest };

const schema = z.strictObject({
  camps: z.array(
    z.strictObject({
      lab: z.string(),
      backer: z.string(),
      roles: z.array(z.enum(["cloud", "chips", "investor"])).min(1),
      date: z.iso.date(),
      source: z.url(),
    }),
  ),
});

function ingest(texts: Texts): Outcome<Draft> {
  const read = readYaml(texts, file, schema);
  if (!read.ok) return read;
  const rows = read.value.camps.map((camp) => ({
    ...camp,
    id: `${slug(camp.lab)}-${slug(camp.backer)}`,
    known_on: camp.date,
    known_basis: "announcement",
  }));
  return succeed({ description, rows, skipped: [] });
}

const description: Draft["description"] = {
  id: "lab-camps",
  title: { en: "Clouds and chip makers behind laboratories", zh: "实验室背后的云厂商与芯片商" },
  publisher: "the parties, announcement by announcement",
  url: "https://www.anthropic.com/news/anthropic-amazon",
  licence: "single facts, each with its page",
  attribution: "announcements cited row by row",
  retrieved: "2026-11-23",
  knownBasis: {
    announcement: { en: "day of the announcement", zh: "公布之日" },
  },
  columns: [
    text("lab", "name as in dataset `lab-funding`"),
    text("backer", "cloud or chip maker"),
    list("roles", "cloud, chips or investor; an investment may be announced and not yet made"),
  ],
};
