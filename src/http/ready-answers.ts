import type { IncomingMessage } from "node:http";
import { serverLimits } from "../base/limits.ts";
import type { Language } from "../i18n/translate.ts";
import { openAnswerCache } from "../node/answer-cache.ts";
import { requestLanguage } from "./request-language.ts";
import { type Replies, repliesOf, type Sendable } from "./send-bytes.ts";

/**
 * Answers by the address they were asked for, ready to be sent again. A question that comes a
 * second time costs one look-up: it is neither parsed nor checked against its schema.
 */
export interface ReadyAnswers {
  /** Remember what a GET of an address was answered on a day in a language. */
  keep(asked: AskedFor, content: Sendable): void;
  /** What a request can be answered with at once. */
  find(request: IncomingMessage): Replies | undefined;
}

/** What an answer depends on. */
export interface AskedFor {
  /** Path and query. */
  readonly address: string;
  /** Of the reader, where the query does not say another. */
  readonly language: Language;
  /** ISO. */
  readonly today: string;
}

/** Longer addresses carry files, which are seldom asked about twice. */
const LONGEST_ADDRESS = 2000;

/** Open an empty memory. */
export function openReadyAnswers(today: () => string): ReadyAnswers {
  const cache = openAnswerCache<Replies>(serverLimits.readyBytes);
  return {
    keep: (asked, content) => {
      if (asked.address.length > LONGEST_ADDRESS) return;
      const { plain, gzip } = content;
      const bytes = plain.length + (gzip?.length ?? 0) + asked.address.length;
      cache.set(keyOf(asked), repliesOf(content), bytes);
    },
    find: ({ method, url: address = "", headers }) => {
      if (method !== "GET" || address.length > LONGEST_ADDRESS) return undefined;
      const language = acceptedLanguage(headers["accept-language"]);
      return cache.get(keyOf({ address, language, today: today() }));
    },
  };
}

/** The language of a reader who does not name one in the query. */
export function acceptedLanguage(header: string | undefined): Language {
  const language = requestLanguage(null, header);
  return language.ok ? language.value : "en";
}

const keyOf = ({ today, language, address }: AskedFor): string => `${today} ${language} ${address}`;
