/** A published fit of the price of reaching a score. */
export interface PublishedPriceSeries {
  readonly benchmark: string;
  readonly threshold: number;
  /** Model that set the threshold, as published. */
  readonly label: string;
  /** Factor by which the price falls a year, with its 90 % interval. */
  readonly factor: number;
  readonly lower: number;
  readonly upper: number;
  readonly n: number;
}

/**
 * The 21 published price series.
 *
 * @see https://github.com/epoch-research/llm-benchmark-efficiency/blob/2fdd9a8ca969d0b1b1068f09ab54de811f2e0ae2/results/default/lowest_price_models_above_previous_frontier/lowest_price_models_results.csv
 */
export const publishedPriceSeries: readonly PublishedPriceSeries[] = [
  {
    benchmark: "MMLU",
    threshold: 43.9,
    label: "GPT-3",
    factor: 11.7728726674,
    lower: 8.28735450688,
    upper: 16.724339562,
    n: 9,
  },
  {
    benchmark: "MMLU",
    threshold: 64.8,
    label: "GPT-3.5",
    factor: 15.8309147618,
    lower: 8.05466491316,
    upper: 31.1146230037,
    n: 7,
  },
  {
    benchmark: "MMLU",
    threshold: 68,
    label: "GPT-3.5 Turbo",
    factor: 9.3472489474,
    lower: 4.80097068481,
    upper: 18.1986245326,
    n: 6,
  },
  {
    benchmark: "MMLU",
    threshold: 86,
    label: "GPT-4-0314",
    factor: 15.8567615677,
    lower: 4.08568139268,
    upper: 61.5409923705,
    n: 5,
  },
  {
    benchmark: "MMLU",
    threshold: 87,
    label: "GPT-4 Turbo",
    factor: 35.7912216624,
    lower: 5.02699558527,
    upper: 254.826471669,
    n: 5,
  },
  {
    benchmark: "GPQA Diamond",
    threshold: 33,
    label: "GPT-4-0314",
    factor: 42.0189988368,
    lower: 4.39815547332,
    upper: 401.440165988,
    n: 6,
  },
  {
    benchmark: "GPQA Diamond",
    threshold: 50,
    label: "GPT-4 Turbo",
    factor: 46.2460215611,
    lower: 3.78643652512,
    upper: 564.830414043,
    n: 6,
  },
  {
    benchmark: "GPQA Diamond",
    threshold: 53,
    label: "GPT-4o-2024-05",
    factor: 851.162203875,
    lower: 6.17678555241,
    upper: 117290.310819,
    n: 4,
  },
  {
    benchmark: "GPQA Diamond",
    threshold: 56,
    label: "Claude-3.5-Sonnet-2024-06",
    factor: 251.157113089,
    lower: 41.5613234556,
    upper: 1517.7547347,
    n: 4,
  },
  {
    benchmark: "MATH-500",
    threshold: 44,
    label: "GPT-3.5-Turbo-2023-06",
    factor: 18.0298234388,
    lower: 11.2439547117,
    upper: 28.9110496768,
    n: 6,
  },
  {
    benchmark: "MATH-500",
    threshold: 74,
    label: "GPT-4 Turbo",
    factor: 172.261820038,
    lower: 13.7301067953,
    upper: 2161.24572703,
    n: 6,
  },
  {
    benchmark: "MATH-500",
    threshold: 79,
    label: "GPT-4o-2024-05",
    factor: 689.079902438,
    lower: 0.11970025136,
    upper: 3966834.71045,
    n: 4,
  },
  {
    benchmark: "MATH 5",
    threshold: 23,
    label: "GPT-4-0613",
    factor: 72.6354928131,
    lower: 6.03907905002,
    upper: 873.629037227,
    n: 5,
  },
  {
    benchmark: "MATH 5",
    threshold: 36,
    label: "GPT-4 Turbo",
    factor: 159.552579144,
    lower: 12.3395333921,
    upper: 2063.04604093,
    n: 6,
  },
  {
    benchmark: "MATH 5",
    threshold: 48,
    label: "GPT-4o-2024-05",
    factor: 689.079902438,
    lower: 0.11970025136,
    upper: 3966834.71045,
    n: 4,
  },
  {
    benchmark: "HumanEval",
    threshold: 67,
    label: "GPT-4-0314",
    factor: 36.8224717723,
    lower: 14.3412257288,
    upper: 94.5452259842,
    n: 7,
  },
  {
    benchmark: "HumanEval",
    threshold: 71,
    label: "GPT-3.5-Turbo-2023-06",
    factor: 9.2402502791,
    lower: 4.8327238641,
    upper: 17.6675157988,
    n: 6,
  },
  {
    benchmark: "LMSys Chatbot Arena ELO",
    threshold: 1106,
    label: "GPT-3.5 Turbo",
    factor: 9.60514014532,
    lower: 5.25862930465,
    upper: 17.5442519079,
    n: 7,
  },
  {
    benchmark: "LMSys Chatbot Arena ELO",
    threshold: 1186,
    label: "GPT-4-0314",
    factor: 75.3186175759,
    lower: 7.55586841,
    upper: 750.793137958,
    n: 6,
  },
  {
    benchmark: "LMSys Chatbot Arena ELO",
    threshold: 1256,
    label: "GPT-4 Turbo",
    factor: 245.514053611,
    lower: 4.23363577308,
    upper: 14237.6797984,
    n: 5,
  },
  {
    benchmark: "LMSys Chatbot Arena ELO",
    threshold: 1285,
    label: "GPT-4o-2024-05",
    factor: 176.960470762,
    lower: 39.134650535,
    upper: 800.186223311,
    n: 5,
  },
];
