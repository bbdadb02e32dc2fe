import { z } from "zod";
import type { languages } from "../../i18n/languages.ts";

const words = z.object({ title: z.string(), finding: z.string() });

/** One issue of the site: its day, and what its brief says first, in each language. */
export const issueSchema = z.object({
  day: z.iso.date(),
  en: words,
  zh: words,
});

export type Issue = z.infer<typeof issueSchema>;

/** Path of a page of an issue. */
export const briefPath = (day: string, language: (typeof languages)[number]): string =>
  `briefs/${day}.${language}.html`;

export const issuePath = (day: string): string => `briefs/${day}.json`;
