import type { ScoredModel } from "../../src/observatory/parts/scored-model.ts";

/** A closed model on the index of which nothing else is known. */
export const scoredModel = (
  organization: string | undefined,
  version: string,
  date: string,
  eci: number,
  rest: Partial<ScoredModel> = {},
): ScoredModel => ({
  ...{ version, label: version, date, organization, open: false, eci },
  ...{ parameters: undefined, flop: undefined, usd: undefined, ...rest },
});
