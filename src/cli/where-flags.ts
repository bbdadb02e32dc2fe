import type { Translate } from "../i18n/translate.ts";
import type { Parameter } from "../operations/contract/parameters.ts";
import { plainFlag } from "./plain-flag.ts";

/** Where the pieces of a sweep are answered: for whoever runs the command to say, and nobody else. */
export interface Where {
  readonly queue?: string;
  readonly store?: string;
  readonly threads?: number;
}

/** Flags that say where pieces are answered. */
export const whereFlags = (t: Translate): readonly Parameter[] => [
  plainFlag("queue", "text", t("cli.sweep.queue")),
  plainFlag("store", "text", t("cli.sweep.store")),
  plainFlag("threads", "number", t("cli.sweep.threads")),
];
