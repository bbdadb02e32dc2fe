import type { Adapter } from "./adapter.ts";
import { apiPrices } from "./api-prices.ts";
import { applications } from "./applications.ts";
import { architectures } from "./architectures.ts";
import { arenaRatings } from "./arena-ratings.ts";
import { benchmarkRunsCost } from "./benchmark-runs-cost.ts";
import { benchmarkScores } from "./benchmark-scores.ts";
import { benchmarks } from "./benchmarks.ts";
import { capabilityScores } from "./capability-scores.ts";
import { capitalSpending } from "./capital-spending.ts";
import { chatbotShares } from "./chatbot-shares.ts";
import { chipOwners } from "./chip-owners.ts";
import { chipStock } from "./chip-stock.ts";
import { dataCentres } from "./data-centres.ts";
import { deflator } from "./deflator.ts";
import { electricity } from "./electricity.ts";
import { hardware } from "./hardware.ts";
import { hardwarePrices } from "./hardware-prices.ts";
import { labCamps } from "./lab-camps.ts";
import { labCompute } from "./lab-compute.ts";
import { labComputeSpend } from "./lab-compute-spend.ts";
import { labFunding } from "./lab-funding.ts";
import { labRevenue } from "./lab-revenue.ts";
import { labStaff } from "./lab-staff.ts";
import { labUsers } from "./lab-users.ts";
import { marketShares } from "./market-shares.ts";
import { models } from "./models.ts";
import { multimodalScores } from "./multimodal-scores.ts";
import { plannerChips } from "./planner-chips.ts";
import { publishedCosts } from "./published-costs.ts";
import { publishedMatches } from "./published-matches.ts";
import { scalingRuns } from "./scaling-runs.ts";
import { servingThroughput } from "./serving-throughput.ts";
import { timeHorizons } from "./time-horizons.ts";
import { trainingRuns } from "./training-runs.ts";
import { worldElectricity } from "./world-electricity.ts";

/** Every adapter, in alphabetical order of its dataset. */
export const adapters: readonly Adapter[] = [
  apiPrices,
  applications,
  architectures,
  arenaRatings,
  benchmarkRunsCost,
  benchmarkScores,
  benchmarks,
  capabilityScores,
  capitalSpending,
  chatbotShares,
  chipOwners,
  chipStock,
  dataCentres,
  deflator,
  electricity,
  hardware,
  hardwarePrices,
  labCamps,
  labCompute,
  labComputeSpend,
  labFunding,
  labRevenue,
  labStaff,
  labUsers,
  marketShares,
  models,
  multimodalScores,
  plannerChips,
  publishedCosts,
  publishedMatches,
  scalingRuns,
  servingThroughput,
  timeHorizons,
  trainingRuns,
  worldElectricity,
];
