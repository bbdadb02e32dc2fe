import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Cell } from "../../data/cell.ts";
import type { Texts } from "../../files/texts.ts";
import type { Adapter } from "../adapter.ts";
import { list, number, optional, text } from "../shared/describe-column.ts";
import { draftOf } from "../shared/draft-of.ts";
import { nameId } from "../shared/name-id.ts";
import { numberRepeated } from "../shared/number-repeated.ts";
import { readUpstream } from "../shared/read-upstream.ts";
import { roundDigits } from "../shared/round-digits.ts";
import { splitOrganizations } from "../shared/split-organizations.ts";
import { tallySkipped } from "../shared/tally-skipped.ts";
import { dateColumn, numberColumn, textColumn } from "../shared/upstream-columns.ts";

/** A board on which models answer questions about pictures or films. */
interface Board {
  readonly file: string;
  /** Name as in dataset `benchmarks`. */
  readonly benchmark: string;
  readonly medium: "image" | "video";
  readonly scoreColumn: string;
  /** Score of a perfect model. */
  readonly best: number;
  /** Share that blind guessing solves: one of four answers, one of three buckets, none on a map. */
  readonly chance: number;
  /** First day on which the questions were public. */
  readonly released: string;
  readonly page: string;
}

const folder = "epoch-benchmarks/benchmark_data_2026-05";

/** Release dates are those of Epoch AI's table of benchmarks. */
const boards: readonly Board[] = [
  {
    file: `${folder}/video_mme_external.csv`,
    benchmark: "VideoMME",
    medium: "video",
    scoreColumn: "Overall (no subtitles)",
    best: 1,
    chance: 0.25,
    released: "2024-05-31",
    page: "https://video-mme.github.io/home_page.html",
  },
  {
    file: `${folder}/vpct_external.csv`,
    benchmark: "VPCT",
    medium: "image",
    scoreColumn: "Correct",
    best: 1,
    chance: 0.333333,
    released: "2025-01-30",
    page: "https://cbrower.dev/vpct",
  },
  {
    file: `${folder}/geobench_external.csv`,
    benchmark: "GeoBench",
    medium: "image",
    scoreColumn: "ACW Avg Score",
    best: 5000,
    chance: 0,
    released: "2025-03-01",
    page: "https://geobench.org/",
  },
];

/** Models whose date on the board is a year before their paper, and the paper's day. */
const released: Readonly<Record<string, string>> = {
  // arXiv 2501.13106
  "VideoLLAMA3-7B": "2025-01-22",
  // arXiv 2504.16030
  "LiveCC-7B-Instruct": "2025-04-22",
};

const labels = {
  undated: { en: "no version or release date", zh: "无版本或发布日期" },
  unscored: { en: "no score under these rules", zh: "在此规则下无分数" },
} as const;

/** Scores on questions about images and videos, from the boards' own pages. */
export const multimodalScores: Adapter = {
  dataset: "multimodal-scores",
  inputs: boards.map(({ file }) => file),
  ingest(texts) {
    const skipped = { undated: 0, unscored: 0 };
    const rows: ScoreRow[] = [];
    for (const board of boards) {
      const read = readBoard(texts, board);
      if (!read.ok) return read;
      for (const { version, score, organizations, ...printed } of read.value) {
        const date = released[version] ?? printed.released;
        if (version === "" || date === undefined) skipped.undated++;
        else if (score === undefined) skipped.unscored++;
        else {
          rows.push({
            id: `${nameId(board.benchmark)}/${nameId(version)}`,
            date,
            known_on: date > board.released ? date : board.released,
            known_basis: date > board.released ? "model-release" : "benchmark-release",
            source: board.page,
            benchmark: board.benchmark,
            medium: board.medium,
            version,
            organizations: organizations ? splitOrganizations(organizations) : undefined,
            score: roundDigits(score / board.best, 6),
            chance: board.chance,
          });
        }
      }
    }
    return succeed(draftOf(description, numberRepeated(rows), tallySkipped(labels, skipped)));
  },
};

function readBoard(texts: Texts, { file, scoreColumn }: Board): Outcome<readonly Scored[]> {
  return readUpstream(texts, file, {
    version: textColumn("Model version"),
    released: dateColumn("Release date"),
    organizations: textColumn("Organization"),
    score: numberColumn(scoreColumn),
  });
}

type ScoreRow = { readonly id: string } & Readonly<Record<string, Cell>>;

interface Scored {
  readonly version: string;
  readonly released: string | undefined;
  readonly organizations: string;
  readonly score: number | undefined;
}

const description = {
  id: "multimodal-scores",
  title: { en: "Scores on images and videos", zh: "图像与视频基准分数" },
  publisher: "Video-MME, VPCT and GeoBench, collected by Epoch AI",
  url: "https://epoch.ai/data/benchmark_data.zip",
  licence: "CC BY 4.0 (Epoch AI); figures of the boards used as facts with attribution",
  attribution:
    "Video-MME leaderboard, VPCT leaderboard and GeoBench leaderboard, through Epoch AI, AI Benchmarking Hub, edition of 2 May 2026.",
  retrieved: "2026-11-23",
  columns: [
    text("benchmark", "name as in dataset `benchmarks`"),
    text("medium", "image or video"),
    text("version", "model version as scored, with its reasoning effort"),
    optional(list("organizations", "organisations that made the model")),
    number(
      "score",
      "1",
      "share solved; Video-MME without subtitles; GeoBench mean points of 5,000 on one world map",
    ),
    number("chance", "1", "share that blind guessing solves"),
  ],
};
