import { isMessageKey, type Translate } from "./translate.ts";

/** What a publisher's line says besides names: how its figures were read. */
const manner =
  /^(?:through|results|by way|each|named|in our|collected|event|report|device|score|page|announcement|forecast|publication)\b/;

/**
 * The names in the line of a publisher, without how its figures were read. Who has no name, such as
 * the makers of chips, is told in the reader's language.
 */
export const publisherNames = (publisher: string, t: Translate): readonly string[] =>
  publisher
    .replace(/\s*[（(].*?[)）]/g, "")
    .replace(/ (?:and|, with) the pages cited.*$/, "")
    .split(/[,;] /)
    .map((part) => part.trim())
    .filter((part) => part !== "" && !manner.test(part))
    .map((part) => {
      const key = `publisher.${part}`;
      return isMessageKey(key) ? t(key) : part;
    });

/** The names of the publishers of some sources in a line, each once. */
export const publishersOf = (
  sources: readonly { readonly publisher: string }[],
  t: Translate,
): string =>
  [...new Set(sources.flatMap(({ publisher }) => publisherNames(publisher, t)))].join(
    t("finding.list.comma"),
  );
