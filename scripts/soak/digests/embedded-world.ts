import { packageVersion } from "../../../src/node/package-root.ts";
import { embeddedStore } from "../../../test/support/facts.ts";
import type { Asked, AskedBits, World } from "../../../test/support/same-bits.ts";

/** The embedded facts and some questions as plain data, for a process or a page of its own. */
export const embeddedWorld = (asked: Asked): World & AskedBits => ({
  asked,
  models: {},
  version: packageVersion(),
  datasets: Object.fromEntries(
    embeddedStore.ids.map((id) => [
      id,
      { manifest: embeddedStore.readManifestText(id), rows: embeddedStore.readRowsText(id) },
    ]),
  ),
});
