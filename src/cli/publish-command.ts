import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isIsoDate } from "../base/calendar.ts";
import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { openFacts } from "../data/facts.ts";
import { publish } from "../desk/publish/publish.ts";
import { readSiteConfig } from "../desk/publish/site-config.ts";
import { type Language, type Translate, translator } from "../i18n/translate.ts";
import { openRepublishableStore } from "../node/chosen-facts.ts";
import { packageRoot } from "../node/package-root.ts";
import { exit, type Io, type Refuse } from "./io.ts";
import { plainFlag } from "./plain-flag.ts";
import { readArguments } from "./read-arguments.ts";
import { type Closable, contextOf } from "./run-command.ts";

const flags = [
  ...(["out", "config"] as const).map((name) => plainFlag(name, "folder")),
  plainFlag("asOf", "text"),
  plainFlag("includeOwn", "boolean"),
];

/** Write a site: `--out DIR [--config desk.yaml] [--as-of D] [--include-own]`. Returns the exit code. */
export async function publishCommand(
  argv: readonly string[],
  language: Language,
  io: Io,
  refuse: Refuse,
): Promise<number> {
  const t = translator(language);
  const read = readArguments(argv, flags, []);
  if (!read.ok) return refuse(read.error);
  const { input, print } = read.value;
  if (print.help) {
    io.out(await helpOf(t));
    return exit.ok;
  }
  const { out, config: path, asOf = io.today, includeOwn = false } = input as Given;
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
}

interface Given {
  readonly out?: string;
  readonly config?: string;
  readonly asOf?: string;
  readonly includeOwn?: boolean;
}

function readConfig(path: string | undefined): Outcome<string | undefined> {
  if (path === undefined) return succeed(undefined);
  try {
    return succeed(readFileSync(path, "utf8"));
  } catch {
    return fail("file-not-readable", { value: path });
  }
}

async function helpOf(t: Translate): Promise<string> {
  const { plainHelp } = await import("./help.ts");
  const described = [
    ["--out DIR", t("cli.publish.out")],
    ["--config FILE", t("cli.publish.config")],
    ["--as-of TEXT", t("cli.publish.as-of")],
    ["--include-own", t("cli.include-own")],
  ] as const;
  const examples = [
    "npx sextant publish --out site",
    "npx sextant publish --out site --config desk.yaml",
  ];
  return plainHelp("publish", described, examples, t);
}
