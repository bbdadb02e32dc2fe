import { type Language, translator } from "../i18n/translate.ts";
import { operations } from "../operations/index.ts";
import { generalHelp } from "./help.ts";

/** What `sextant --help` prints. */
export const printHelp = (language: Language): string =>
  generalHelp(operations, translator(language));
