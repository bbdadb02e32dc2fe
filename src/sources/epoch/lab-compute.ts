import { succeed } from "../../base/outcome.ts";
import type { Adapter } from "../adapter.ts";
import type { LiveSource } from "../live-source.ts";
import { number, text } from "../shared/describe-column.ts";
import { draftOf } from "../shared/draft-of.ts";
import { readUpstream } from "../shared/read-upstream.ts";
import { roundDigits } from "../shared/round-digits.ts";
import { slug } from "../shared/slug.ts";
import { dateColumn, numberColumn, required, textColumn } from "../shared/upstream-columns.ts";

const snapshot = "2026-09-03";
const file = `epoch-chips/lab_compute_year_end_by_lab_${snapshot}.csv`;

/** Computing power that AI labs use, at the end of the year. */
export const labCompute: Adapter = {
  dataset: "lab-compute",
  inputs: [file],
  ingest(texts) {
    const read = readUpstream(texts, file, {
      lab: required(textColumn("Lab")),
      date: required(dateColumn("Date")),
      low: required(numberColumn("h100e_p5")),
      median: required(numberColumn("h100e_med")),
      high: required(numberColumn("h100e_p95")),
    });
    if (!read.ok) return read;
    const rows = read.value.map(({ lab, date, low, median, high }) => ({
      id: `${slug(lab)}-${date}`,
      date,
      known_on: snapshot,
      known_basis: "estimate",
      source: "https://epoch.ai/data/ai_chip_users_year_end_by_lab.csv",
      lab,
      h100e: roundDigits(median, 7),
      h100e_p05: roundDigits(low, 7),
      h100e_p95: roundDigits(high, 7),
    }));
    return succeed(draftOf(description, rows));
  },
};

/** The table as Epoch AI keeps it. */
export const liveLabCompute: LiveSource = {
  id: "epoch-lab-compute",
  dataset: "lab-compute",
  files: [{ address: "https://epoch.ai/data/ai_chip_users_year_end_by_lab.csv", path: file }],
  changes: "months",
  tried: false,
  mayRepublish: true,
  adapterOn: () => labCompute,
};

const description = {
  id: "lab-compute",
  title: { en: "Computing power used by AI labs at year's end", zh: "人工智能实验室年末所用算力" },
  publisher: "Epoch AI",
  url: "https://epoch.ai/data/ai_chip_users_year_end_by_lab.csv",
  licence: "CC BY 4.0",
  attribution: "Epoch AI, AI Chip Users, year end by lab, generated 2026-09-03.",
  retrieved: "2026-11-23",
  columns: [
    text("lab", "name of the lab"),
    number("h100e", "H100e", "equivalents of an NVIDIA H100, median"),
    number("h100e_p05", "H100e", "equivalents of an NVIDIA H100, 5th percentile"),
    number("h100e_p95", "H100e", "equivalents of an NVIDIA H100, 95th percentile"),
  ],
};
