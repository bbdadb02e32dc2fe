import { must } from "../base/outcome.ts";
import { readLinedCsv } from "../files/csv.ts";
import { admits, type Facts, type FactUse } from "./facts.ts";
import type { FactsBundle, PublicationsBundle } from "./facts-bundle.ts";
import { readManifest } from "./manifest.ts";
import { readTable } from "./table.ts";

/** Facts that keep in mind which rows were looked at, by whomever. */
export interface WatchedFacts {
  readonly facts: Facts;
  /** Every dataset of which at least the manifest was read, with the rows that could be seen so far. */
  used(): UsedFacts;
}

/** What an answer rests on: enough to make it again with nothing else at hand. */
export interface UsedFacts {
  readonly datasets: FactsBundle["datasets"];
  readonly publications: PublicationsBundle;
  /** The ledger of registered forecasts, where it was read. */
  readonly ledger?: string;
}

/** Tells watches apart, so that nothing remembered of one is taken for another without being seen. */
let watches = 0;

/**
 * Watch which rows an answer rests on, those that it learnt from included. What was prepared
 * beforehand is left aside, because it does not tell from which rows it came.
 */
export function watchFacts(facts: Facts): WatchedFacts {
  watches += 1;
  const edition = `${facts.edition()} watched ${watches}`;
  const views: Facts[] = [];
  const described = new Set<string>();
  let ledgerRead = false;
  const fresh = (): Facts => {
    const view = facts.fresh();
    views.push(view);
    const manifest: Facts["manifest"] = (id) => {
      if (facts.ids.includes(id)) described.add(id);
      return view.manifest(id);
    };
    const ledger = (): string => {
      ledgerRead = true;
      return view.ledger();
    };
    const unprepared = { prepared: () => undefined, edition: () => edition };
    // What it came from is in the file itself, and is nothing that a stranger could open.
    const { origin: _store, ...seen } = view;
    return { ...seen, fresh, manifest, ledger, ...unprepared };
  };
  return {
    facts: fresh(),
    used: () => {
      const uses = views.flatMap((view) => view.uses());
      const publications = views.flatMap((view) => view.publicationsUsed());
      return {
        datasets: Object.fromEntries(
          [...new Set([...described, ...uses.map(({ dataset }) => dataset)])].sort().map((id) => [
            id,
            usedRows(
              facts,
              id,
              uses.filter(({ dataset }) => dataset === id),
            ),
          ]),
        ),
        ...(ledgerRead ? { ledger: facts.ledger() } : {}),
        publications: Object.fromEntries(
          publications.map(({ manifest, texts }) => [
            manifest.id,
            {
              "manifest.json": JSON.stringify(manifest),
              ...Object.fromEntries(
                manifest.tables.map(({ file, standsFor }) => [file, texts.get(standsFor) ?? ""]),
              ),
            },
          ]),
        ),
      };
    },
  };
}

/** A dataset with only those rows that some use admits, each line as it stands. */
function usedRows(facts: Facts, id: string, uses: readonly FactUse[]) {
  const { manifest, rows } = facts.texts(id);
  const [header = ""] = rows.split("\n", 1);
  if (uses.length === 0) return { manifest, rows: `${header}\n` };
  // It was read when it was used.
  const table = must(readTable(must(readManifest(id, manifest)), rows));
  const { lines } = must(readLinedCsv(rows, id));
  const kept = table.rows.flatMap((row, index) =>
    uses.some(({ window }) => admits(window, row)) ? [lines[index] as string] : [],
  );
  return { manifest, rows: `${[header, ...kept].join("\n")}\n` };
}
