import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { type Language, languages } from "../i18n/translate.ts";

/** `lang` of the query, else the first of Accept-Language that is spoken here, else English. */
export function requestLanguage(
  lang: string | null,
  accept: string | undefined,
): Outcome<Language> {
  if (lang !== null) {
    const asked = languages.find((known) => known === lang);
    return asked
      ? succeed(asked)
      : fail("unknown-language", { value: lang, known: languages.join(", ") });
  }
  const wanted = (accept ?? "")
    .split(",")
    .map((item) => item.trim().slice(0, 2).toLowerCase())
    .map((code) => languages.find((known) => known === code))
    .find((known) => known !== undefined);
  return succeed(wanted ?? "en");
}
