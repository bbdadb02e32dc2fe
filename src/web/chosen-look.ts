import type { ThemeName } from "../charts/theme.ts";
import { type Language, languages } from "../i18n/languages.ts";

/** The language that an address wants; without one that of the reader's system. */
export const languageOf = (wanted: string | undefined): Language =>
  languages.find((known) => known === wanted) ??
  (navigator.language.startsWith("zh") ? "zh" : "en");

/** The theme that an address wants; without one that of the reader's system. */
export const themeOf = (wanted: string | undefined, systemDark: boolean): ThemeName =>
  wanted === "dark" || wanted === "light" ? wanted : systemDark ? "dark" : "light";

/** What a page asks the reader's system of its theme. */
export const SYSTEM_DARK = "(prefers-color-scheme: dark)";

/** The code of a language in the page, by which its letters are chosen. */
export const htmlLanguage = (language: Language): string =>
  language === "zh" ? "zh-Hans" : language;
