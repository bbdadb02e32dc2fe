// Prints every claim of speed as one table; `npm run build` first, and for Squiggle
// `npm install --prefix bench`.
import { accuracyTime } from "./accuracy-time.mjs";
import { apiFuzz } from "./api-fuzz.mjs";
import { apiLoad } from "./api-load.mjs";
import { editLatency } from "./edit-latency.mjs";
import { engineSize } from "./engine-size.mjs";
import { engineSpeed } from "./engine-speed.mjs";
import { exactMeans } from "./exact-means.mjs";
import { fits } from "./fits.mjs";
import { memory } from "./memory.mjs";
import { pastInPieces } from "./past-in-pieces.mjs";
import { race } from "./race.mjs";
import { printRows } from "./report.mjs";
import { singlePrecision } from "./single-precision.mjs";
import { slider } from "./slider.mjs";
import { startUp } from "./start-up.mjs";
import { sweep } from "./sweep.mjs";
import { sweepMemory } from "./sweep-memory.mjs";
import { threads } from "./threads.mjs";
import { trainingPlan } from "./training-plan.mjs";

printRows([
  ...(await startUp()),
  ...(await editLatency()),
  ...(await slider()),
  ...(await engineSpeed()),
  ...(await singlePrecision()),
  ...(await exactMeans()),
  ...(await threads()),
  ...accuracyTime(),
  ...(await engineSize()),
  ...memory(),
  ...(await apiLoad()),
  ...(await apiFuzz()),
  ...trainingPlan(),
  ...(await fits()),
  ...(await race()),
  ...(await sweep()),
  ...(await sweepMemory()),
  ...(await pastInPieces()),
]);
