import { useEffect, useState } from "react";
import { useApp } from "../app-context.ts";
import { useCompute, type Work } from "../use-work.ts";
import type { HomePart, HomeParts } from "./home.ts";

/**
 * A part of the home page: as it was computed when the site was built, whose facts stay the
 * same, and by the worker for any day that the reader asks for.
 */
export function useHomePart<Part extends HomePart>(part: Part): Work<HomeParts[Part]> {
  const { asOf, language } = useApp();
  const built = useBuilt(language);
  const wanted = asOf !== undefined || built === "absent";
  const live = useCompute<HomeParts[Part]>(
    wanted ? { kind: "home", part, asOf, language } : undefined,
  );
  if (wanted) return live;
  return {
    ...live,
    value: built === "coming" ? undefined : built[part],
    problem: undefined,
    stale: built === "coming",
  };
}

type Built = HomeParts | "coming" | "absent";

const reading = new Map<string, Promise<HomeParts | "absent">>();

/** The parts as they were built, read once for each language; absent where the site has none. */
function useBuilt(language: string): Built {
  const [home, setHome] = useState<{ readonly language: string; readonly built: Built }>();
  useEffect(() => {
    let isWanted = true;
    const read = reading.get(language) ?? readBuilt(language);
    reading.set(language, read);
    void read.then((built) => {
      if (isWanted) setHome({ language, built });
    });
    return () => {
      isWanted = false;
    };
  }, [language]);
  return home?.language === language ? home.built : "coming";
}

const readBuilt = (language: string): Promise<HomeParts | "absent"> =>
  fetch(`./home-${language}.json`).then(
    async (response) => (response.ok ? ((await response.json()) as HomeParts) : "absent"),
    // Without it each part appears as soon as the worker has computed it.
    () => "absent" as const,
  );
