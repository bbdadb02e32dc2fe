/**
 * What the explorer reads besides its code: the datasets in one compressed file, the inputs of
 * published results in another, the first view of the home page, so that it stands before the
 * explorer does, and what the search finds.
 */
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { runnerImport } from "vite";
import { must } from "../src/base/outcome.ts";
import { drawChart } from "../src/charts/render.ts";
import { bundleOf, publicationsBundleOf } from "../src/data/facts-bundle.ts";
import { createSerialExecutor } from "../src/engine/executor.ts";
import { createMachineEvaluators } from "../src/engine/machine-evaluator.ts";
import { type Language, languages } from "../src/i18n/translate.ts";
import { openEmbeddedFacts, openEmbeddedStore } from "../src/node/data-folder.ts";
import { packageRoot, packageVersion } from "../src/node/package-root.ts";
import { PREPARED_RACES } from "../src/observatory/race/past-races.ts";
import { PREPARED_RATES } from "../src/observatory/rate-history.ts";
import type { Context } from "../src/operations/contract/operation.ts";
import { loadOperation } from "../src/operations/loaders.ts";
import { followTheme } from "../src/reports/chart-colors.ts";
import { PREPARED_FORECASTS } from "../src/trends/parts/forecast/past-forecasts.ts";
import { computeHome } from "../src/web/home/compute-home.ts";
import {
  type HomeCard,
  type HomeParts,
  type HomePicture,
  homeParts,
  type RenderFirstView,
} from "../src/web/home/home.ts";
import { sizeOf } from "../src/web/plot-area.ts";
import { computeSearch } from "../src/web/search/compute-search.ts";

/**
 * Makes a file of the explorer from the sources and the data as they are.
 *
 * @param made another of the files, which is made once
 */
export type MakeFile = (made: (path: string) => Promise<Uint8Array>) => Promise<Uint8Array>;

/** Every file by its path below the explorer. */
export const explorerFiles: Readonly<Record<string, MakeFile>> = {
  "facts.bin": async () =>
    compressed(bundleOf(openEmbeddedStore(), [PREPARED_FORECASTS, PREPARED_RACES, PREPARED_RATES])),
  "publications.bin": async () => {
    const { publications } = openEmbeddedStore();
    return compressed(publications && publicationsBundleOf(publications));
  },
  ...Object.fromEntries(
    languages.map((language): [string, MakeFile] => [
      `search-${language}.json`,
      async () => asJson(must(await computeSearch(buildContext(language)))),
    ]),
  ),
  ...Object.fromEntries(
    languages.map((language): [string, MakeFile] => [
      `home-${language}.json`,
      async () => asJson(await homeOf(language)),
    ]),
  ),
  ...Object.fromEntries(
    languages.map((language): [string, MakeFile] => [
      `home-${language}.html`,
      async (made) => {
        const { module } = await runnerImport<{ readonly renderFirstView: RenderFirstView }>(
          join(packageRoot, "src/web/home/first-view.tsx"),
          { define: { SEXTANT_VERSION: JSON.stringify(packageVersion()) }, logLevel: "warn" },
        );
        const home = JSON.parse(new TextDecoder().decode(await made(`home-${language}.json`)));
        return asBytes(module.renderFirstView(language, home, today()));
      },
    ]),
  ),
};

/** Makes files by their path, each once for as long as a map keeps it. */
export function makerOf(
  kept: Map<string, Promise<Uint8Array>>,
): (path: string) => Promise<Uint8Array> {
  const made = (path: string): Promise<Uint8Array> => {
    const make = explorerFiles[path];
    if (!make) throw new Error(`the explorer has no file ${path}`);
    const file = kept.get(path) ?? make(made);
    kept.set(path, file);
    return file;
  };
  return made;
}

const asBytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const asJson = (value: unknown): Uint8Array => asBytes(JSON.stringify(value));

const today = (): string => new Date().toISOString().slice(0, 10);

const compressed = (bundle: unknown): Uint8Array => gzipSync(JSON.stringify(bundle), { level: 9 });

/** What the site is made with: its facts as of the day on which it is built. */
function buildContext(language: Language): Context {
  const executor = createSerialExecutor(createMachineEvaluators(), {
    now: () => performance.now(),
    pause: async () => undefined,
  });
  return {
    facts: openEmbeddedFacts(),
    today: today(),
    language,
    version: packageVersion(),
    loadOperation,
    executorFor: () => executor,
  };
}

/** Every part of the home page as of the day on which it is built, with its pictures drawn. */
async function homeOf(language: Language): Promise<HomeParts> {
  const context = buildContext(language);
  const parts: Partial<HomeParts> = {};
  for (const part of homeParts) {
    Object.assign(parts, { [part]: must(await computeHome(part, context, undefined)) });
  }
  return drawn(parts as HomeParts);
}

/** The parts with their pictures drawn; specifications are needed only for other dates. */
async function drawn({ law, race, tracked, ...others }: HomeParts): Promise<HomeParts> {
  const both = async (id: string, { wide, narrow }: NonNullable<HomeParts["law"]["hero"]>) => ({
    wide: await picture(`${id}-wide`, wide),
    narrow: await picture(`${id}-narrow`, narrow),
  });
  return {
    ...others,
    law: { ...law, hero: law.hero && (await both("hero", law.hero)) },
    race: race && { ...race, lanes: await both("lanes", race.lanes) },
    tracked: await Promise.all(tracked.map(drawnCard)),
  };
}

const drawnCard = async (card: HomeCard): Promise<HomeCard> =>
  card.picture ? { ...card, picture: await picture(`card-${card.id}`, card.picture) } : card;

async function picture(
  idPrefix: string,
  { specification, summary, ...drawn }: HomePicture,
): Promise<HomePicture> {
  if (!specification) return { summary, ...drawn };
  const { svg, hints } = await drawChart(specification, { idPrefix });
  return { summary, svg: followTheme(svg), hints, size: sizeOf(specification) };
}
