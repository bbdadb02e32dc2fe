import type { Manifest } from "../../data/manifest.ts";
import type { Draft } from "../adapter.ts";

/** How `known_on` was set, in words. */
const knownBases = {
  "address-date": {
    en: "the day in the address of the cited page",
    zh: "所引页面网址中的日期",
  },
  "assumed-90-days": {
    en: "no report date given: assumed known 90 days after the date described",
    zh: "未给出报道日期：假定在所述日期 90 天后为人所知",
  },
  "assumed-180-days": {
    en: "annual statistic without a publication date: assumed known 180 days after the year's end",
    zh: "年度统计未给出发布日期：假定在年末 180 天后为人所知",
  },
  "assumed-365-days": {
    en: "study without a publication date: assumed known 365 days after the year's end",
    zh: "研究未给出发布日期：假定在年末 365 天后为人所知",
  },
  "benchmark-release": {
    en: "release of the benchmark, which came after the model; the score is a later replay",
    zh: "基准的发布日（晚于模型）；分数为事后重算",
  },
  closing: {
    en: "the day on which the round closed, which came after the first report",
    zh: "融资完成日（晚于首次报道）",
  },
  edition: {
    en: "the month in which the cited edition was published",
    zh: "所引版本的发布月份",
  },
  estimate: {
    en: "the day on which the publisher made the estimate",
    zh: "发布者作出估计的日期",
  },
  "model-release": {
    en: "release of the model, which came after the benchmark",
    zh: "模型的发布日（晚于基准）",
  },
  "period-end": {
    en: "the end of the period: the series is public day by day",
    zh: "时段结束日：该序列逐日公开",
  },
  publication: { en: "publication of the table", zh: "该表的发布日" },
  report: { en: "the day of the report", zh: "报道日期" },
  revision: {
    en: "the day on which the publisher revised the figure",
    zh: "发布者修订该数值的日期",
  },
  run: { en: "the day of the run", zh: "运行日期" },
  snapshot: {
    en: "the first copy of the table at hand that holds the row",
    zh: "现有最早包含该行的表格副本",
  },
} as const satisfies Manifest["knownBasis"];

/** A rule for `known_on`. */
export type KnownBasis = keyof typeof knownBases;

/** The words of those rules that the rows use, in alphabetical order. */
export function basesOf(rows: Draft["rows"]): Manifest["knownBasis"] {
  const used = new Set(rows.map((row) => String(row["known_basis"])));
  return Object.fromEntries(Object.entries(knownBases).filter(([basis]) => used.has(basis)));
}
