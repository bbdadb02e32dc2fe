import { isMessageKey, type Translate } from "./translate.ts";

/** The name of an input in the reader's language, or as programs know it. */
export function fieldLabel(name: string, t: Translate): string {
  const camel = name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  const key = `label.${camel}`;
  return isMessageKey(key) ? t(key) : name;
}
