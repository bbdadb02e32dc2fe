/** Languages that a person can read Sextant in. A language is one file of messages. */
export const languages = ["en", "zh"] as const;
export type Language = (typeof languages)[number];
