import { openFacts } from "../data/facts.ts";
import { headlinesOf } from "../desk/headlines.ts";
import { pull, pulledSources } from "../desk/pull.ts";
import { viewPull } from "../desk/view-pull.ts";
import { openEmbeddedStore } from "../node/data-folder.ts";
import { chosenStore, defaultStore } from "../node/facts-choice.ts";
import { packageVersion } from "../node/package-root.ts";
import { printRun, readFormat } from "../operations/contract/print-run.ts";
import { exit } from "./io.ts";
import { plainCommand } from "./plain-command.ts";
import { writePrinted } from "./write-printed.ts";

const listed = { name: "pull", rows: "sources" };

/** What is given, by the kinds of the flags. */
interface Given {
  readonly sources?: readonly string[];
  readonly accept?: readonly string[];
  readonly from?: string;
  readonly store?: string;
  readonly dryRun?: boolean;
}

/** Bring the facts up to date. */
export const pullCommand = plainCommand<Given>({
  name: "pull",
  operands: " [SOURCE…]",
  words: [{ name: "sources", many: true }],
  flags: [
    { name: "from", kind: "text", usage: "--from DIR", meaning: (t) => t("cli.pull.from") },
    { name: "dryRun", kind: "boolean", usage: "--dry-run", meaning: (t) => t("cli.pull.dry-run") },
    {
      ...{ name: "accept", kind: "text", many: true, usage: "--accept SOURCE" },
      meaning: (t) => t("cli.pull.accept"),
    },
    { name: "store", kind: "text", usage: "--store DIR", meaning: (t) => t("cli.pull.store") },
  ],
  formats: (t) => t("cli.flag.format"),
  examples: [
    "npx sextant pull",
    "npx sextant pull epoch-models metr --dry-run",
    "npx sextant pull --from downloads --store facts",
  ],
  listed: (t) => [
    t("cli.pull.sources"),
    pulledSources.map(({ id, dataset, mayRepublish }) => [
      id,
      mayRepublish ? dataset : `${dataset} (${t("cli.pull.held-back")})`,
    ]),
  ],
  async run(given, { language, t, print, io, refuse }) {
    const { sources: asked = [], accept = [], from, store, dryRun = false } = given;
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
  },
});
