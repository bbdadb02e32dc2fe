/**
 * Registers Sextant's own forecasts: `npm run register`. What came due of those registered before is
 * written down first, then the forecasts of this version, once, then a line that says which head was
 * published. Nothing that stands is changed; the head that it prints goes to CHANGELOG.md.
 */
import { join } from "node:path";
import { must } from "../src/base/outcome.ts";
import { OWN_LEDGER, openEmbeddedFacts } from "../src/node/data-folder.ts";
import { packageRoot, packageVersion } from "../src/node/package-root.ts";
import { loadOperation } from "../src/operations/loaders.ts";
import { registerForecasts } from "./register/register-forecasts.ts";

const now = new Date().toISOString();
const registered = must(
  await registerForecasts(join(packageRoot, "data", OWN_LEDGER), () => new Date().toISOString(), {
    facts: openEmbeddedFacts(),
    ...{ today: now.slice(0, 10), language: "en", version: packageVersion() },
    loadOperation,
    executorFor: async () => {
      throw new Error("no forecast of these runs a simulation");
    },
  }),
);
console.log(
  `${registered.resolved} came due, ${registered.added} registered, ${registered.lines} lines`,
);
console.log(`head ${registered.head}`);
