import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Adapter, Draft } from "../adapter.ts";
import { list, text } from "../shared/describe-column.ts";
import { slug } from "../shared/slug.ts";

/** Which cloud or chip maker stands behind which laboratory, by the parties' own announcements. */
export const labCamps: Adapter = { dataset: "lab-camps", inputs: [], ingest };

interface Camp {
  readonly lab: string;
  readonly backer: string;
  readonly roles: readonly ("cloud" | "chips" | "investor")[];
  readonly date: string;
  readonly source: string;
}

const microsoftNvidiaAnthropic =
  "https://www.anthropic.com/news/microsoft-nvidia-anthropic-announce-strategic-partnerships";

/** Figures are in dataset `lab-funding`; here stands only who is behind whom, and since when. */
const camps: readonly Camp[] = [
  {
    lab: "OpenAI",
    backer: "Microsoft",
    roles: ["cloud", "investor"],
    date: "2019-07-22",
    source: "https://openai.com/index/microsoft-invests-in-and-partners-with-openai/",
  },
  {
    lab: "Anthropic",
    backer: "Google",
    roles: ["cloud", "investor"],
    date: "2023-02-03",
    source: "https://www.anthropic.com/news/anthropic-partners-with-google-cloud",
  },
  {
    lab: "Anthropic",
    backer: "Amazon",
    roles: ["cloud", "chips", "investor"],
    date: "2023-09-25",
    source: "https://www.anthropic.com/news/anthropic-amazon",
  },
  {
    lab: "Mistral AI",
    backer: "Microsoft",
    roles: ["cloud"],
    date: "2024-02-26",
    source:
      "https://azure.microsoft.com/en-us/blog/microsoft-and-mistral-ai-announce-new-partnership-to-accelerate-ai-innovation-and-introduce-mistral-large-first-on-azure/",
  },
  {
    lab: "OpenAI",
    backer: "Oracle",
    roles: ["cloud"],
    date: "2024-06-11",
    source:
      "https://www.oracle.com/news/announcement/openai-selects-oracle-cloud-infrastructure-to-extend-microsoft-azure-ai-platform-2024-06-11/",
  },
  {
    lab: "xAI",
    backer: "NVIDIA",
    roles: ["chips", "investor"],
    date: "2024-12-23",
    source: "https://x.ai/news/series-c",
  },
  {
    lab: "xAI",
    backer: "AMD",
    roles: ["chips", "investor"],
    date: "2024-12-23",
    source: "https://x.ai/news/series-c",
  },
  {
    lab: "OpenAI",
    backer: "NVIDIA",
    roles: ["chips", "investor"],
    date: "2025-09-22",
    source: "https://openai.com/index/openai-nvidia-systems-partnership/",
  },
  {
    lab: "OpenAI",
    backer: "AMD",
    roles: ["chips"],
    date: "2025-10-06",
    source: "https://openai.com/index/openai-amd-strategic-partnership/",
  },
  {
    lab: "Anthropic",
    backer: "Microsoft",
    roles: ["cloud", "investor"],
    date: "2025-11-18",
    source: microsoftNvidiaAnthropic,
  },
  {
    lab: "Anthropic",
    backer: "NVIDIA",
    roles: ["chips", "investor"],
    date: "2025-11-18",
    source: microsoftNvidiaAnthropic,
  },
];

function ingest(): Outcome<Draft> {
  return succeed({
    description,
    rows: camps.map(({ lab, backer, roles, date, source }) => ({
      id: `${slug(lab)}-${slug(backer)}`,
      date,
      known_on: date,
      known_basis: "announcement",
      source,
      lab,
      backer,
      roles,
    })),
    skipped: [],
  });
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
