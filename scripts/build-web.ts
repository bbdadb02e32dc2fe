/**
 * Builds the explorer into dist/web: the page with its workers, the datasets in one compressed
 * file, the inputs of published results in another, and the first view of the home page, so that it stands before the workers are ready.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { renderChart } from "../src/charts/render.ts";
import { bundleOf, publicationsBundleOf } from "../src/data/facts-bundle.ts";
import { createSerialExecutor } from "../src/engine/executor.ts";
import { createMachineEvaluators } from "../src/engine/machine-evaluator.ts";
import { languages } from "../src/i18n/translate.ts";
import { openDataFolder, openEmbeddedFacts } from "../src/node/data-folder.ts";
import { packageRoot, packageVersion } from "../src/node/package-root.ts";
import { followTheme } from "../src/reports/chart-colors.ts";
import { computeHome } from "../src/web/home/compute-home.ts";
import type { Home, HomeCard } from "../src/web/home/home.ts";

const target = join(packageRoot, "dist/web");

await build({ configFile: join(packageRoot, "vite.config.ts"), logLevel: "warn" });
const store = openDataFolder(join(packageRoot, "data"));
writeBundle("facts.bin", bundleOf(store));
writeBundle("publications.bin", store.publications && publicationsBundleOf(store.publications));
for (const language of languages) {
  writeFileSync(join(target, `home-${language}.json`), JSON.stringify(await firstView(language)));
}

function writeBundle(name: string, bundle: unknown): void {
  writeFileSync(join(target, name), gzipSync(JSON.stringify(bundle), { level: 9 }));
}

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
  if (!card.picture) return card;
  const { specification, summary } = card.picture;
  const svg = followTheme(await renderChart(specification, { idPrefix: `card-${card.id}` }));
  return { ...card, picture: { specification: {}, summary, svg } };
}
