import { isMessageKey, type MessageKey, type Translate } from "./translate.ts";

/**
 * What an input field of an operation is, in the reader's language: its message
 * `field.<operation>.<name>`, or `field.<name>` where several operations mean the same by it.
 *
 * @returns `undefined` for a field that has no message, such as one of somebody else's operation
 */
export function fieldDescription(
  operation: string,
  name: string,
  t: Translate,
): string | undefined {
  const key = ownOrShared("field", operation, name);
  return key && t(key);
}

/**
 * The name of an input in the reader's language, or as programs know it. A model knows it with
 * underscores.
 *
 * @param operation of which it is a field, where it may mean something by it that others do not
 */
export function fieldLabel(name: string, t: Translate, operation = ""): string {
  const camel = name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  const key = ownOrShared("label", operation, camel);
  return key ? t(key) : name;
}

const ownOrShared = (
  kind: "field" | "label",
  operation: string,
  name: string,
): MessageKey | undefined => [`${kind}.${operation}.${name}`, `${kind}.${name}`].find(isMessageKey);
