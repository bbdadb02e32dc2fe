/** A start of training known from sources other than the table of runs. */
export interface KnownStart {
  /** The run's name: equal to the text, or containing it. */
  readonly name: string;
  readonly match: "exact" | "contains";
  /** ISO date on which training began, or `ends` minus the run's training time. */
  readonly begins?: string;
  readonly ends?: string;
}

/** What differs between editions of the recipe. The rest of the code is the same. */
export interface Edition {
  readonly id: string;
  /** GPU families with a purchase price, by a part of their name; the first that matches counts. */
  readonly purchaseFamilies: readonly string[];
  /** Chips that are priced as another family, by a part of their name; none in the publications. */
  readonly pricedAs?: Readonly<Record<string, string>>;
  /** Which of several quotes on the same day is used, by their order in the table. */
  readonly sameDayQuote: "first" | "last";
  /** A fine-tuned model costs its own run plus that of its base, or has no cost at all. */
  readonly fineTunes: "add-base" | "not-priced";
  /** Tried in order. */
  readonly knownStarts: readonly KnownStart[];
  /** Value of a chip during the run: its price declined to the start, or its purchase price. */
  readonly chipValue: "declined" | "purchase-price";
  /**
   * Chip-hours that are rented: those of the amortised cost, or chips × hours and only where
   * stated.
   */
  readonly rentedHours: "all" | "chips-times-hours";
  /** Electricity price in USD/kWh by year; later years use the last. */
  readonly usdPerKwh: Readonly<Record<string, number>>;
  /** Rated power that replaces the table's, W. */
  readonly chipPowerWatt: Readonly<Record<string, number>>;
  /** Rated power where the table has none, W. */
  readonly missingPowerWatt: Readonly<Record<string, number>>;
  /** First day of the month in whose prices real costs are stated. */
  readonly priceMonth: string;
}

/** Mean industrial electricity price in the United States, USD/kWh (EIA). */
const usdPerKwhTo2023: Readonly<Record<string, number>> = {
  2010: 0.0677,
  2011: 0.0682,
  2012: 0.0667,
  2013: 0.0689,
  2014: 0.071,
  2015: 0.0691,
  2016: 0.0676,
  2017: 0.0688,
  2018: 0.0692,
  2019: 0.0681,
  2020: 0.0667,
  2021: 0.0718,
  2022: 0.0832,
  2023: 0.0806,
};

const families = ["A100", "V100", "H100", "P100", "K80", "K40", "Titan X"];

/** First edition, June 2024: arXiv 2405.21015 v1. */
export const edition202406: Edition = {
  id: "2024-06",
  purchaseFamilies: families,
  sameDayQuote: "last",
  fineTunes: "add-base",
  knownStarts: [
    { name: "Gemini 1.0 Ultra", match: "contains", begins: "2023-05-10" },
    { name: "GPT-4", match: "contains", ends: "2022-08-15" },
    { name: "GPT-3.5", match: "contains", begins: "2022-03-14" },
    { name: "GPT-3", match: "contains", begins: "2019-10-01" },
  ],
  chipValue: "declined",
  rentedHours: "all",
  usdPerKwh: { ...usdPerKwhTo2023, 2024: 0.0806 },
  chipPowerWatt: {},
  missingPowerWatt: { "Google TPU v4": 373 },
  priceMonth: "2023-12-01",
};

/** Second edition, September 2024 (v2): more GPU families, fine-tunes left out. */
export const edition202409: Edition = {
  ...edition202406,
  id: "2024-09",
  purchaseFamilies: [...families, "GTX 580", "GTX TITAN", "Titan Black"],
  sameDayQuote: "first",
  fineTunes: "not-priced",
};

const startsOfLaterModels: readonly KnownStart[] = [
  { name: "Gemini 1.0 Ultra", match: "contains", begins: "2023-05-10" },
  // Models named after GPT-4 were trained later than it.
  { name: "GPT-4", match: "exact", ends: "2022-08-15" },
  { name: "GPT-3.5", match: "contains", begins: "2022-03-14" },
  { name: "GPT-3", match: "contains", begins: "2019-10-01" },
];

/**
 * The publisher's costs of June 2025 (`model_costs.csv`), in prices of December 2024.
 *
 * The chip table of that time is not available. Its rated power of TPU v3 and v4 follows from the
 * 21 published costs of models trained on them, which give 220.000 and 170.000 W each.
 */
export const edition202506: Edition = {
  ...edition202409,
  id: "2025-06",
  knownStarts: startsOfLaterModels,
  rentedHours: "chips-times-hours",
  usdPerKwh: { ...usdPerKwhTo2023, 2024: 0.0771, 2025: 0.0826 },
  chipPowerWatt: { "Google TPU v3": 220, "Google TPU v4": 170 },
  priceMonth: "2024-12-01",
};

/** The publisher's notebook of the same time (`model_costs_updated.csv`): prices do not decline. */
export const edition2025Notebook: Edition = {
  ...edition202506,
  id: "2025-notebook",
  chipValue: "purchase-price",
};

/**
 * The same starts under the names of the embedded table, without matching other models. The start
 * of GPT-3.5 is that of a later version than the one the embedded table dates.
 */
const startsByEmbeddedName: readonly KnownStart[] = [
  { name: "Gemini 1.0 Ultra", match: "exact", begins: "2023-05-10" },
  { name: "GPT-4 (Mar 2023)", match: "exact", ends: "2022-08-15" },
  { name: "GPT-3 175B (davinci)", match: "exact", begins: "2019-10-01" },
];

/**
 * The edition for today's facts: dates and prices as the latest edition knows them, power from the
 * table.
 */
const recipeOnFacts: Edition = {
  ...edition202506,
  id: "facts",
  knownStarts: startsByEmbeddedName,
  rentedHours: "all",
  chipPowerWatt: {},
  priceMonth: "2023-12-01",
};

/** The recipe on the facts of the day, with what was made for export priced as what it is cut from. */
export const liveEdition: Edition = {
  ...recipeOnFacts,
  id: "live",
  pricedAs: { H800: "H100", A800: "A100" },
};

/**
 * The editions of the cost column in the publisher's table, by their name in `published-costs`.
 *
 * 2024: rated power as in its chip table then. 2025: the publisher's file. 2026: prices of June
 * 2025; the start of GPT-4 no longer applies, since the table has renamed it, and that of GPT-3.5
 * applies to the version it dates. Each is inferred from costs that it reproduces to 0.1 % on
 * unchanged inputs.
 */
export const columnEditions: Readonly<Record<string, Edition>> = {
  2024: {
    ...recipeOnFacts,
    id: "column-2024",
    sameDayQuote: "last",
    chipPowerWatt: {
      "NVIDIA P100": 300,
      "NVIDIA Tesla V100 DGXS 16 GB": 300,
      "NVIDIA Tesla V100 DGXS 32 GB": 300,
      "Google TPU v4": 373,
    },
  },
  2025: {
    ...recipeOnFacts,
    id: "column-2025",
    rentedHours: "chips-times-hours",
    chipPowerWatt: edition202506.chipPowerWatt,
    priceMonth: "2024-12-01",
  },
  2026: {
    ...recipeOnFacts,
    id: "column-2026",
    rentedHours: "chips-times-hours",
    sameDayQuote: "last",
    knownStarts: [
      ...startsByEmbeddedName.filter(({ name }) => !name.startsWith("GPT-4")),
      { name: "GPT-3.5 (davinci-002)", match: "exact", begins: "2022-03-14" },
    ],
    priceMonth: "2025-06-01",
  },
};
