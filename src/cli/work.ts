import { fail } from "../base/outcome.ts";
import { openChosenFacts } from "../node/chosen-facts.ts";
import { packageVersion } from "../node/package-root.ts";
import { createPieceThreads } from "../node/piece-threads.ts";
import { readAddress } from "../queue/address.ts";
import { openQueue } from "../queue/open-queue.ts";
import { takePieces } from "../queue/take-pieces.ts";
import { exit } from "./io.ts";
import { plainCommand } from "./plain-command.ts";

interface Given {
  readonly queue?: string;
  readonly store?: string;
  readonly threads?: number;
  readonly patience?: number;
}

/** How long a piece waits for a worker that says nothing any more, in seconds. */
const PATIENCE_SECONDS = 15;

/** Take pieces from a queue until the process is asked to end. */
export const workCommand = plainCommand<Given>({
  name: "worker",
  flags: [
    { name: "queue", kind: "text", usage: "--queue URL", meaning: (t) => t("cli.work.queue") },
    { name: "store", kind: "text", usage: "--store DIR", meaning: (t) => t("cli.work.store") },
    {
      name: "threads",
      kind: "number",
      usage: "--threads N",
      meaning: (t) => t("cli.work.threads"),
    },
    {
      ...{ name: "patience", kind: "number", usage: "--patience S" },
      meaning: (t) => t("cli.work.patience", { value: PATIENCE_SECONDS }),
    },
  ],
  examples: [
    "npx sextant worker --queue redis://localhost:6379",
    "SEXTANT_QUEUE=rediss://:password@queue.example:6380 npx sextant worker",
  ],
  async run(given, { t, print, io, refuse }) {
    const { patience = PATIENCE_SECONDS, threads, ...where } = given;
    const text = where.queue ?? io.environment["SEXTANT_QUEUE"];
    if (text === undefined) return refuse(fail("missing-input", { field: "queue" }).error);
    for (const [name, value, most] of [
      ["patience", patience, 3600],
      ["threads", threads ?? 1, 256],
    ] as const) {
      if (!(value >= 1 && value <= most)) {
        return refuse(fail("bad-option", { name, rule: `must be from 1 to ${most}`, value }).error);
      }
    }
    const address = readAddress(text, where.queue === undefined ? "environment" : "flag");
    if (!address.ok) return refuse(address.error);
    const queue = await openQueue(address.value, where.store);
    if (!queue.ok) return refuse(queue.error);
    const pieces = createPieceThreads(threads, (report) => io.say(`${report}\n`));
    const facts = openChosenFacts(io.environment);
    if (!facts.ok) return refuse(facts.error);
    const edition = { version: packageVersion(), facts: facts.value.edition() };
    let [done, failed] = [0, 0];
    const taker = takePieces(queue.value, {
      ...{ edition, patience, threads: pieces.threads, answer: pieces.answer },
      onPiece: (id, ok) => {
        if (ok) done += 1;
        else failed += 1;
        if (!print.quiet) io.say(`${id.slice(0, 12)} ${ok ? "✓" : "✗"}\n`);
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
    return ended.ok ? exit.ok : refuse(ended.error);
  },
});
