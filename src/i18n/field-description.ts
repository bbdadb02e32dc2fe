import { en } from "./en.ts";
import type { MessageKey, Translate } from "./translate.ts";

const keys: ReadonlyMap<string, MessageKey> = new Map(
  Object.entries(en)
    .filter(([key]) => key.startsWith("field."))
    .map(([key, text]) => [text, key as MessageKey]),
);

/**
 * What an input field is, in the reader's language.
 *
 * @param english its description in the schema, which is a message `field.…`; any other text stays
 */
export function fieldDescription(english: string, t: Translate): string {
  const key = keys.get(english);
  return key === undefined ? english : t(key);
}
