/**
 * What the explorer reads besides its code: the datasets in one compressed file, the inputs of
 * published results in another, and the first view of the home page, so that it stands before the
 * workers are ready.
 */
import { gzipSync } from "node:zlib";
import { renderChart } from "../src/charts/render.ts";
import { bundleOf, publicationsBundleOf } from "../src/data/facts-bundle.ts";
import { createSerialExecutor } from "../src/engine/executor.ts";
import { createMachineEvaluators } from "../src/engine/machine-evaluator.ts";
import { languages } from "../src/i18n/translate.ts";
import { openEmbeddedFacts, openEmbeddedStore } from "../src/node/data-folder.ts";
import { packageVersion } from "../src/node/package-root.ts";
import { followTheme } from "../src/reports/chart-colors.ts";
import { PREPARED_FORECASTS } from "../src/trends/parts/forecast/past-forecasts.ts";
import { computeHome } from "../src/web/home/compute-home.ts";
import type { Home, HomeCard } from "../src/web/home/home.ts";

/** Makes a file of the explorer from the sources and the data as they are. */
export type MakeFile = () => Promise<Uint8Array>;

/** Every file by its path below the explorer. */
export const explorerFiles: Readonly<Record<string, MakeFile>> = {
  "facts.bin": async () => compressed(bundleOf(openEmbeddedStore(), [PREPARED_FORECASTS])),
  "publications.bin": async () => {
    const { publications } = openEmbeddedStore();
    return compressed(publications && publicationsBundleOf(publications));
  },
  ...Object.fromEntries(
    languages.map((language): [string, MakeFile] => [
      `home-${language}.json`,
      async () => new TextEncoder().encode(JSON.stringify(await firstView(language))),
    ]),
  ),
};

const compressed = (bundle: unknown): Uint8Array => gzipSync(JSON.stringify(bundle), { level: 9 });

async function firstView(language: (typeof languages)[number]): Promise<Home> {
  const executor = createSerialExecutor(createMachineEvaluators(), {
    now: () => performance.now(),
    pause: async () => undefined,
  });
  const home = await computeHome(
    {
      facts: openEmbeddedFacts(),
      today: new Date().toISOString().slice(0, 10),
      language,
      version: packageVersion(),
      executorFor: () => executor,
    },
    undefined,
  );
  if (!home.ok) throw new Error(JSON.stringify(home.error));
  return { ...home.value, cards: await Promise.all(home.value.cards.map(drawn)) };
}

/** The card with its picture drawn; its specification is needed only for other dates. */
async function drawn(card: HomeCard): Promise<HomeCard> {
  if (!card.picture?.specification) return card;
  const { specification, summary } = card.picture;
  const svg = followTheme(await renderChart(specification, { idPrefix: `card-${card.id}` }));
  return { ...card, picture: { summary, svg } };
}
