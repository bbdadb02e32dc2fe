import { openFacts } from "../data/facts.ts";
import { headlinesOf } from "../desk/headlines.ts";
import { pull, pulledSources } from "../desk/pull.ts";
import { viewPull } from "../desk/view-pull.ts";
import { type Language, type Translate, translator } from "../i18n/translate.ts";
import { openEmbeddedStore } from "../node/data-folder.ts";
import { chosenStore, defaultStore } from "../node/facts-choice.ts";
import { packageVersion } from "../node/package-root.ts";
import { printRun, readFormat } from "../operations/contract/print-run.ts";
import { exit, type Io, type Refuse } from "./io.ts";
import { plainFlag } from "./plain-flag.ts";
import { readArguments } from "./read-arguments.ts";
import { writePrinted } from "./write-printed.ts";

const listed = { name: "pull", rows: "sources" };

/**
 * Bring the facts up to date:
 * `[SOURCE…] [--from DIR] [--dry-run] [--accept SOURCE] [--store DIR]`. Returns the exit code.
 */
export async function pullCommand(
  argv: readonly string[],
  language: Language,
  io: Io,
  refuse: Refuse,
): Promise<number> {
  const t = translator(language);
  const read = readArguments(argv, flags, ["sources"]);
  if (!read.ok) return refuse(read.error);
  const { input, print } = read.value;
  if (print.help) {
    io.out(await helpOf(t));
    return exit.ok;
  }
  const { sources: asked = [], accept = [], from, store, dryRun = false } = input as Given;
  const printed = readFormat(listed, print.format ?? "text");
  if (!printed.ok) return refuse(printed.error);
  const folder = store ?? chosenStore(io.environment) ?? defaultStore(io.environment);
  const version = packageVersion();
  const pulled = await pull({
    ...{ sources: asked, accept, from, dryRun },
    ...{ folder, embedded: openEmbeddedStore(), day: io.today },
    at: new Date().toISOString(),
    reach: { userAgent: `sextant/${version}` },
    cancelled: io.cancelled,
    progress:
      print.quiet || !io.isTerminal
        ? undefined
        : (done, total, source) => io.say(`${done}/${total} ${source}\n`),
  });
  if (!pulled.ok) return refuse(pulled.error);
  const { sources, before, after, head } = pulled.value;
  const headlines = headlinesOf(before, after, io.today);
  const note = dryRun
    ? t("pull.note.dry")
    : head === undefined
      ? t("pull.note.nothing")
      : t("pull.note.written", { folder, head });
  const text = await printRun(
    listed,
    {
      envelope: {
        ...{ operation: "pull", version, asOf: io.today, seed: null, lang: language },
        dataDigest: openFacts(after).edition(),
        result: { sources, headlines, head: head ?? null },
        ...{ sources: [], notes: [note] },
      },
      document: viewPull(sources, headlines, t, language),
      ...{ met: true, damage: [] },
    },
    printed.value,
    io,
  );
  if (!text.ok) return refuse(text.error);
  const shown = writePrinted(text.value, printed.value, io);
  if (!shown.ok) return refuse(shown.error);
  return sources.some(({ state }) => state === "failed" || state === "refused")
    ? exit.failure
    : exit.ok;
}

/** What is given, by the kinds of the flags. */
interface Given {
  readonly sources?: readonly string[];
  readonly accept?: readonly string[];
  readonly from?: string;
  readonly store?: string;
  readonly dryRun?: boolean;
}

const flags = [
  ...(["sources", "accept"] as const).map((name) => ({ ...plainFlag(name, "text"), many: true })),
  ...(["from", "store"] as const).map((name) => plainFlag(name, "text")),
  plainFlag("dryRun", "boolean"),
];

async function helpOf(t: Translate): Promise<string> {
  const { plainHelp } = await import("./help.ts");
  const flags = [
    ["--from DIR", t("cli.pull.from")],
    ["--dry-run", t("cli.pull.dry-run")],
    ["--accept SOURCE", t("cli.pull.accept")],
    ["--store DIR", t("cli.pull.store")],
  ] as const;
  const examples = [
    "npx sextant pull",
    "npx sextant pull epoch-models metr --dry-run",
    "npx sextant pull --from downloads --store facts",
  ];
  const sources = pulledSources.map(({ id, dataset, mayRepublish }): [string, string] => [
    id,
    mayRepublish ? dataset : `${dataset} (${t("cli.pull.held-back")})`,
  ]);
  return plainHelp("pull", flags, examples, t, [t("cli.pull.sources"), sources]);
}
