/** What an application needs of a model. */
export interface PublishedThreshold {
  /**
   * `capability` in points of the index, `horizon` in minutes of human work at a reliability,
   * `price` in USD a task, `speed` in tokens a second, `size` in parameters that fit the device,
   * `sense` for a kind of input.
   */
  readonly kind: "capability" | "horizon" | "price" | "speed" | "size" | "sense";
  /** Range within which the threshold lies; absent of a sense. */
  readonly range?: readonly [low: number, high: number];
  /** Share of tasks that must succeed, with a horizon: 0.5 or 0.8. */
  readonly reliability?: number;
  /** Kind of input: image, speech or video. */
  readonly sense?: "image" | "speech" | "video";
  /** Why the range is what it is. */
  readonly reason: string;
  readonly source: PublishedSource;
}

/** An address and the day from which it could be read. */
export interface PublishedSource {
  readonly date: string;
  readonly address: string;
}

/** An application with the thresholds that a model must meet together. */
export interface PublishedApplication {
  readonly id: string;
  readonly label: string;
  readonly labelZh: string;
  /** Tokens that one task reads and writes. */
  readonly tokens: readonly [input: number, output: number];
  readonly thresholds: readonly PublishedThreshold[];
  /** First product known to do it for the public, and the day that it says so. */
  readonly arrived?: {
    readonly on: string;
    readonly what: string;
    readonly source: PublishedSource;
  };
}

/** A paper of the arXiv. */
export const arxiv = (number: string, date: string): PublishedSource => ({
  date,
  address: `https://arxiv.org/abs/${number}`,
});

/** Wages by occupation in the United States, May 2022. */
export const wages: PublishedSource = {
  date: "2023-04-25",
  address: "https://www.bls.gov/news.release/archives/ocwage_04252023.htm",
};

/** Horizons of agents and what they mean. */
export const horizons = arxiv("2503.14499", "2025-03-18");

/** GPT-4's report: exams, code and images. */
export const gpt4Report = arxiv("2303.08774", "2023-03-15");

/** A threshold of capability, points of the index. */
export const capability = (
  low: number,
  high: number,
  reason: string,
  source: PublishedSource,
): PublishedThreshold => ({ kind: "capability", range: [low, high], reason, source });

/** A threshold of price, USD a task: by default from the wage for the time that it saves. */
export const price = (
  low: number,
  high: number,
  reason: string,
  source: PublishedSource = wages,
): PublishedThreshold => ({ kind: "price", range: [low, high], reason, source });

/** A threshold of the length of tasks, minutes of human work. */
export const horizon = (
  low: number,
  high: number,
  reliability: 0.5 | 0.8,
  reason: string,
): PublishedThreshold => ({
  kind: "horizon",
  range: [low, high],
  reliability,
  reason,
  source: horizons,
});

/** The need of a kind of input. */
export const sense = (
  kind: "image" | "speech" | "video",
  reason: string,
  source: PublishedSource,
): PublishedThreshold => ({ kind: "sense", sense: kind, reason, source });
