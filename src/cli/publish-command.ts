import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isIsoDate } from "../base/calendar.ts";
import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { openFacts } from "../data/facts.ts";
import { publish } from "../desk/publish/publish.ts";
import { readSiteConfig } from "../desk/publish/site-config.ts";
import { openRepublishableStore } from "../node/chosen-facts.ts";
import { packageRoot } from "../node/package-root.ts";
import { exit } from "./io.ts";
import { plainCommand } from "./plain-command.ts";
import { type Closable, contextOf } from "./run-command.ts";

interface Given {
  readonly out?: string;
  readonly config?: string;
  readonly asOf?: string;
  readonly includeOwn?: boolean;
}

/** Write a site. */
export const publishCommand = plainCommand<Given>({
  name: "publish",
  flags: [
    { name: "out", kind: "text", usage: "--out DIR", meaning: (t) => t("cli.publish.out") },
    {
      name: "config",
      kind: "text",
      usage: "--config FILE",
      meaning: (t) => t("cli.publish.config"),
    },
    { name: "asOf", kind: "text", usage: "--as-of TEXT", meaning: (t) => t("cli.publish.as-of") },
    {
      ...{ name: "includeOwn", kind: "boolean", usage: "--include-own" },
      meaning: (t) => t("cli.include-own"),
    },
  ],
  examples: ["npx sextant publish --out site", "npx sextant publish --out site --config desk.yaml"],
  async run(given, { argv, language, t, print, io, refuse }) {
    const { out, config: path, asOf = io.today, includeOwn = false } = given;
    if (out === undefined) return refuse(fail("missing-input", { field: "--out" }).error);
    if (!isIsoDate(asOf) || asOf > io.today) {
      return refuse(fail("as-of-ahead", { value: asOf, today: io.today }).error);
    }
    const text = readConfig(path);
    if (!text.ok) return refuse(text.error);
    const config = readSiteConfig(text.value);
    if (!config.ok) return refuse(config.error);
    const store = openRepublishableStore(io.environment);
    if (!store.ok) return refuse(store.error);
    const { store: facts, left } = store.value;
    const pools: Closable[] = [];
    const context = contextOf({ name: "publish", argv, language }, io, pools, print.quiet);
    if (!context.ok) return refuse(context.error);
    const published = await publish({
      ...{ out, config: config.value, store: facts, includeOwn },
      context: { ...context.value, facts: openFacts(facts), today: asOf },
      explorer: join(packageRoot, "dist/web"),
    });
    await Promise.all(pools.map((pool) => pool.close()));
    if (!published.ok) return refuse(published.error);
    io.out(`${t("cli.publish.written", { out, ...published.value })}\n`);
    for (const one of left) io.out(`${t("cli.publish.left-out", { ...one })}\n`);
    return exit.ok;
  },
});

function readConfig(path: string | undefined): Outcome<string | undefined> {
  if (path === undefined) return succeed(undefined);
  try {
    return succeed(readFileSync(path, "utf8"));
  } catch {
    return fail("file-not-readable", { value: path });
  }
}
