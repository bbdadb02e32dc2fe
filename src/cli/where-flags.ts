import { fail, mapOutcome, type Outcome, succeed } from "../base/outcome.ts";
import type { Translate } from "../i18n/translate.ts";
import type { Parameter } from "../operations/contract/parameters.ts";
import { type QueueAddress, readAddress } from "../queue/address.ts";
import { plainFlag } from "./plain-flag.ts";

/** Where pieces are answered: for whoever runs the command to say, and nobody else. */
export interface Where {
  readonly queue?: string;
  readonly store?: string;
  readonly threads?: number;
}

/** Flags that say where pieces are answered. */
export const whereFlags = (t: Translate): readonly Parameter[] => [
  plainFlag("queue", "text", t("cli.pieces.queue")),
  plainFlag("store", "text", t("cli.pieces.store")),
  plainFlag("threads", "number", t("cli.pieces.threads")),
];

/** The same read: a queue, or threads of this machine, and a folder for results. */
export interface Place {
  readonly address: QueueAddress | undefined;
  readonly store: string | undefined;
  readonly threads: number | undefined;
}

/** Read where pieces are answered; the environment names the queue where no flag does. */
export function readWhere(
  { queue, store, threads }: Where,
  environment: Readonly<Record<string, string | undefined>>,
): Outcome<Place> {
  if (threads !== undefined && !(Number.isInteger(threads) && threads >= 1 && threads <= 256)) {
    return fail("bad-option", { name: "threads", rule: "must be from 1 to 256", value: threads });
  }
  const text = queue ?? environment["SEXTANT_QUEUE"];
  const address =
    text === undefined
      ? succeed(undefined)
      : readAddress(text, queue === undefined ? "environment" : "flag");
  return mapOutcome(address, (read) => ({ address: read, store, threads }));
}
