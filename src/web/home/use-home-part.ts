import { useEffect, useReducer } from "react";
import { useApp } from "../app-context.ts";
import { useCompute, type Work } from "../use-work.ts";
import { type BuiltHome, knownHome, readHome } from "./built-home.ts";
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
  return { ...live, value: built?.[part], problem: undefined, stale: built === undefined };
}

/** The parts as they were built; undefined while they are read. */
function useBuilt(language: string): BuiltHome | undefined {
  const [, look] = useReducer((count: number) => count + 1, 0);
  const built = knownHome(language);
  useEffect(() => {
    if (built !== undefined) return;
    let isWanted = true;
    void readHome(language).then(() => {
      if (isWanted) look();
    });
    return () => {
      isWanted = false;
    };
  }, [built, language]);
  return built;
}
