import { publishersOf } from "../../i18n/publisher-names.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Envelope } from "../../operations/contract/run-operation.ts";

/** Publishers with their licences, once each, for the line below a chart. */
export const sourceLine = ({ sources }: Pick<Envelope, "sources">): string =>
  [...new Set(sources.map(({ publisher, licence }) => `${publisher} (${licence})`))].join("; ");

/** Publishers once each, for charts that rest on many datasets; licences stand below the answer. */
export const publisherLine = ({ sources }: Pick<Envelope, "sources">, t: Translate): string =>
  publishersOf(sources, t);
