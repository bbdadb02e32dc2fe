import type { HomeParts } from "./home.ts";

/** The parts as they were built; absent where the site has none. */
export type BuiltHome = HomeParts | "absent";

const reading = new Map<string, Promise<BuiltHome>>();
const known = new Map<string, BuiltHome>();

/** The parts of a language that have been read already. */
export const knownHome = (language: string): BuiltHome | undefined => known.get(language);

/** Keep the parts of a language at hand. */
export const keepHome = (language: string, home: BuiltHome): void => {
  known.set(language, home);
};

/** Read the parts that the site was built with, once for each language. */
export function readHome(language: string): Promise<BuiltHome> {
  const read = reading.get(language) ?? loadHome(language);
  reading.set(language, read);
  return read;
}

async function loadHome(language: string): Promise<BuiltHome> {
  const home = await fetch(`./home-${language}.json`).then(
    async (response) => (response.ok ? ((await response.json()) as HomeParts) : "absent"),
    // Without it each part appears as soon as the worker has computed it.
    () => "absent" as const,
  );
  keepHome(language, home);
  return home;
}
