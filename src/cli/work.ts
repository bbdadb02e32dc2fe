import { fail, type Problem } from "../base/outcome.ts";
import { type Language, type Translate, translator } from "../i18n/translate.ts";
import { openChosenFacts } from "../node/chosen-facts.ts";
import { packageVersion } from "../node/package-root.ts";
import { createPieceThreads } from "../node/piece-threads.ts";
import { readAddress } from "../queue/address.ts";
import { openQueue } from "../queue/open-queue.ts";
import { takePieces } from "../queue/take-pieces.ts";
import { plainHelp } from "./help.ts";
import type { Io } from "./io.ts";
import { plainFlag } from "./plain-flag.ts";
import { readArguments } from "./read-arguments.ts";

const flags = [
  plainFlag("queue", "text"),
  plainFlag("store", "text"),
  plainFlag("threads", "number"),
  plainFlag("patience", "number"),
];

interface Asked {
  readonly queue?: string;
  readonly store?: string;
  readonly threads?: number;
  readonly patience?: number;
}

/** How long a piece waits for a worker that says nothing any more, in seconds. */
const PATIENCE_SECONDS = 15;

/** Take pieces from a queue until the process is asked to end. */
export async function work(
  argv: readonly string[],
  language: Language,
  io: Io,
): Promise<Problem | undefined> {
  const t = translator(language);
  const read = readArguments(argv, flags, []);
  if (!read.ok) return read.error;
  if (read.value.print.help) return void io.out(workHelp(t));
  const { patience = PATIENCE_SECONDS, threads, ...where } = read.value.input as Asked;
  const text = where.queue ?? io.environment["SEXTANT_QUEUE"];
  if (text === undefined) return fail("missing-input", { field: "queue" }).error;
  for (const [name, value, most] of [
    ["patience", patience, 3600],
    ["threads", threads ?? 1, 256],
  ] as const) {
    if (!(value >= 1 && value <= most)) {
      return fail("bad-option", { name, rule: `1–${most}`, value }).error;
    }
  }
  const address = readAddress(text, where.queue === undefined ? "environment" : "flag");
  if (!address.ok) return address.error;
  const queue = await openQueue(address.value, where.store);
  if (!queue.ok) return queue.error;
  const pieces = createPieceThreads(threads, (report) => io.say(`${report}\n`));
  const facts = openChosenFacts(io.environment);
  if (!facts.ok) return facts.error;
  const edition = { version: packageVersion(), facts: facts.value.edition() };
  let [done, failed] = [0, 0];
  const taker = takePieces(queue.value, {
    ...{ edition, patience, threads: pieces.threads, answer: pieces.answer },
    onPiece: (id, ok) => {
      if (ok) done += 1;
      else failed += 1;
      if (!read.value.print.quiet) io.say(`${id.slice(0, 12)} ${ok ? "✓" : "✗"}\n`);
    },
  });
  io.out(
    `${t("cli.work.ready", { queue: address.value.shown, threads: pieces.threads, version: edition.version, facts: edition.facts.slice(0, 12) })}\n`,
  );
  void io.server?.untilStopped().then(() => taker.close());
  const ended = await taker.ended;
  await pieces.close();
  await queue.value.close();
  io.say(`${t("cli.work.ended", { done, failed })}\n`);
  return ended.ok ? undefined : ended.error;
}

const workHelp = (t: Translate): string =>
  plainHelp(
    "worker",
    [
      ["--queue URL", t("cli.work.queue")],
      ["--store DIR", t("cli.work.store")],
      ["--threads N", t("cli.work.threads")],
      ["--patience S", t("cli.work.patience", { value: PATIENCE_SECONDS })],
    ],
    [
      "npx sextant worker --queue redis://localhost:6379",
      "SEXTANT_QUEUE=rediss://:password@queue.example:6380 npx sextant worker",
    ],
    t,
  );
