import type { Adapter } from "./adapter.ts";
import { benchmarkRunsCost } from "./aider/benchmark-runs-cost.ts";
import { arenaRatings } from "./arena/arena-ratings.ts";
import { scalingRuns } from "./chinchilla/scaling-runs.ts";
import { capitalSpending } from "./compiled/capital-spending.ts";
import { chatbotShares } from "./compiled/chatbot-shares.ts";
import { electricity } from "./compiled/electricity.ts";
import { labFunding } from "./compiled/lab-funding.ts";
import { labRevenue } from "./compiled/lab-revenue.ts";
import { labUsers } from "./compiled/lab-users.ts";
import { marketShares } from "./compiled/market-shares.ts";
import { publishedMatches } from "./compiled/published-matches.ts";
import { worldElectricity } from "./compiled/world-electricity.ts";
import { benchmarkScores } from "./epoch/benchmark-scores.ts";
import { benchmarks } from "./epoch/benchmarks.ts";
import { capabilityScores } from "./epoch/capability-scores.ts";
import { chipOwners } from "./epoch/chip-owners.ts";
import { chipStock } from "./epoch/chip-stock.ts";
import { dataCentres } from "./epoch/data-centres.ts";
import { deflator } from "./epoch/deflator.ts";
import { hardware } from "./epoch/hardware.ts";
import { labCompute } from "./epoch/lab-compute.ts";
import { labComputeSpend } from "./epoch/lab-compute-spend.ts";
import { labStaff } from "./epoch/lab-staff.ts";
import { models } from "./epoch/models.ts";
import { multimodalScores } from "./epoch/multimodal-scores.ts";
import { publishedCosts } from "./epoch/published-costs.ts";
import { applications } from "./facts/applications.ts";
import { architectures } from "./facts/architectures.ts";
import { claims } from "./facts/claims.ts";
import { computeSplit } from "./facts/compute-split.ts";
import { corrections } from "./facts/corrections.ts";
import { deviceMemory } from "./facts/device-memory.ts";
import { events } from "./facts/events.ts";
import { exchangeRates } from "./facts/exchange-rates.ts";
import { forecasts } from "./facts/forecasts.ts";
import { labCamps } from "./facts/lab-camps.ts";
import { labEvents } from "./facts/lab-events.ts";
import { leadTimes } from "./facts/lead-times.ts";
import { measuredChips } from "./facts/measured-chips.ts";
import { modelConfigurations } from "./facts/model-configurations.ts";
import { plannerCases } from "./facts/planner-cases.ts";
import { plannerChips } from "./facts/planner-chips.ts";
import { publishedRates } from "./facts/published-rates.ts";
import { publishedScores } from "./facts/published-scores.ts";
import { trainingRuns } from "./facts/training-runs.ts";
import { vendorRevenue } from "./facts/vendor-revenue.ts";
import { timeHorizons } from "./metr/time-horizons.ts";
import { servingThroughput } from "./mlperf/serving-throughput.ts";
import { apiPrices } from "./prices/api-prices.ts";
import { modelInputs } from "./prices/model-inputs.ts";
import { taskUsage } from "./prices/task-usage.ts";
import { hardwarePrices } from "./rentals/hardware-prices.ts";
import { withCorrections } from "./with-corrections.ts";

/** Every adapter, in alphabetical order of its dataset, without corrections. */
const plain: readonly Adapter[] = [
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
  claims,
  computeSplit,
  corrections,
  dataCentres,
  deflator,
  deviceMemory,
  electricity,
  events,
  exchangeRates,
  forecasts,
  hardware,
  hardwarePrices,
  labCamps,
  labCompute,
  labComputeSpend,
  labEvents,
  labFunding,
  labRevenue,
  labStaff,
  labUsers,
  leadTimes,
  marketShares,
  measuredChips,
  modelConfigurations,
  modelInputs,
  models,
  multimodalScores,
  plannerCases,
  plannerChips,
  publishedCosts,
  publishedMatches,
  publishedRates,
  publishedScores,
  scalingRuns,
  servingThroughput,
  taskUsage,
  timeHorizons,
  trainingRuns,
  vendorRevenue,
  worldElectricity,
];

/** Every adapter, in alphabetical order of its dataset. */
export const adapters: readonly Adapter[] = plain.map(withCorrections);
