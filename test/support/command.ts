import { join } from "node:path";
import { packageRoot } from "../../src/node/package-root.ts";
import { TODAY } from "./serve.ts";

/** Arguments of Node that start the command as it was built, on the day of the test servers. */
export const commandOn = (...words: readonly string[]): string[] => [
  ...["--import", `data:text/javascript,${encodeURIComponent(clockAt(TODAY))}`],
  ...[join(packageRoot, "bin/sextant.mjs"), ...words],
];

/** A script after which it is noon of a day, and the clock goes on from there. */
const clockAt = (day: string): string => `
  const Host = Date;
  const ahead = Host.parse("${day}T12:00:00Z") - Host.now();
  globalThis.Date = class extends Host {
    constructor(...given) {
      super(...(given.length > 0 ? given : [Host.now() + ahead]));
    }
  };
`;
