import { liveBenchmarkRunsCost } from "./aider/benchmark-runs-cost.ts";
import { liveLabFunding } from "./compiled/lab-funding.ts";
import { liveLabRevenue } from "./compiled/lab-revenue.ts";
import { liveLabUsers } from "./compiled/lab-users.ts";
import { liveCapabilityScores } from "./epoch/capability-scores.ts";
import { liveDataCentres } from "./epoch/data-centres.ts";
import { liveDeflator } from "./epoch/deflator.ts";
import { liveHardware } from "./epoch/hardware.ts";
import { liveLabCompute } from "./epoch/lab-compute.ts";
import { liveLabComputeSpend } from "./epoch/lab-compute-spend.ts";
import { liveLabStaff } from "./epoch/lab-staff.ts";
import { liveModels } from "./epoch/models.ts";
import type { LiveSource } from "./live-source.ts";
import { liveTimeHorizons } from "./metr/time-horizons.ts";
import { liveApiPrices } from "./prices/live-prices.ts";
import { withCorrectionsStillNeeded } from "./with-corrections.ts";

/** Every source that can be pulled, with this repository's corrections. */
export const liveSources: readonly LiveSource[] = [
  liveApiPrices,
  liveBenchmarkRunsCost,
  liveLabComputeSpend,
  liveDataCentres,
  liveHardware,
  liveCapabilityScores,
  liveLabCompute,
  liveLabFunding,
  liveLabRevenue,
  liveModels,
  liveLabStaff,
  liveLabUsers,
  liveDeflator,
  liveTimeHorizons,
].map((source) => ({
  ...source,
  adapterOn: (day) =>
    withCorrectionsStillNeeded(source.adapterOn(day), (id) => source.idOn?.(id, day) ?? id),
}));
