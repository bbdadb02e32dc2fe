import { statSync } from "node:fs";
import { describeProblem } from "../src/i18n/translate.ts";
import { adapters } from "../src/sources/index.ts";
import { publications } from "../src/sources/publications/index.ts";
import { type Ingested, ingestDatasets, needsNoUpstream } from "./ingest-datasets.ts";
import { ingestPublications } from "./ingest-publications.ts";
import { writeNotice } from "./write-notice.ts";

const usage = `usage: npm run ingest -- [upstream folder] [dataset …]
       npm run ingest -- publications <upstream folder> [published result …]
Without a folder: datasets whose figures stand in data/<dataset>/facts.yaml alone.`;

/** Where a command writes its lines. */
export interface Lines {
  log(line: string): void;
  error(line: string): void;
}

/**
 * Take figures over from upstream files and from data/<id>/facts.yaml into data/<id>/, or the inputs
 * of published results into data/publications/<id>/, and list them in NOTICE. What fails is reported
 * with its problem, and the others go on.
 *
 * @param words an upstream folder, if any, then the datasets wanted, all that can be made by default;
 *   or `publications`, a folder and the published results wanted
 * @param root of the repository
 * @returns the exit code: 0 when all were written, 1 when one failed, 2 for words not understood
 */
export function ingestCommand(words: readonly string[], root: string, lines: Lines): number {
  const [first, ...rest] = words;
  const code =
    first === "publications"
      ? publicationsCommand(rest, root, lines)
      : datasetsCommand(words, root, lines);
  if (code === 2) return code;
  const listed = writeNotice(root);
  if (listed.ok) return code;
  lines.error(describeProblem("en", listed.error));
  return 1;
}

function datasetsCommand(words: readonly string[], root: string, lines: Lines): number {
  const [first, ...rest] = words;
  const isFolder = first !== undefined && !adapters.some(({ dataset }) => dataset === first);
  const upstream = isFolder ? first : undefined;
  const wanted = isFolder ? rest : words;
  const refusal = refuse(upstream, wanted);
  if (refusal !== undefined) {
    lines.error(`${refusal}\n${usage}`);
    return 2;
  }
  const chosen = adapters.filter((adapter) =>
    wanted.length > 0
      ? wanted.includes(adapter.dataset)
      : upstream !== undefined || needsNoUpstream(adapter),
  );
  const ingested = ingestDatasets(chosen, { root, upstream });
  for (const one of ingested) report(one, lines);
  return ingested.every(({ outcome }) => outcome.ok) ? 0 : 1;
}

function publicationsCommand(words: readonly string[], root: string, lines: Lines): number {
  const [upstream, ...wanted] = words;
  const unknown = wanted.find((id) => !publications.some(({ publication }) => publication === id));
  if (upstream === undefined || !isFolderPath(upstream) || unknown !== undefined) {
    lines.error(`${unknown ?? upstream ?? "publications"}: no such folder or published result`);
    lines.error(usage);
    return 2;
  }
  const chosen = publications.filter(
    ({ publication }) => wanted.length === 0 || wanted.includes(publication),
  );
  const carried = ingestPublications(chosen, { root, upstream });
  for (const { publication, outcome } of carried) {
    if (outcome.ok) lines.log(`publications/${publication}: ${outcome.value.join(", ")}`);
    else lines.error(`publications/${publication}: ${describeProblem("en", outcome.error)}`);
  }
  return carried.every(({ outcome }) => outcome.ok) ? 0 : 1;
}

const isFolderPath = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

function refuse(upstream: string | undefined, wanted: readonly string[]): string | undefined {
  if (upstream !== undefined && !isFolderPath(upstream)) {
    return `${upstream}: no such folder, and no such dataset`;
  }
  const unknown = wanted.find((id) => !adapters.some(({ dataset }) => dataset === id));
  return unknown === undefined ? undefined : `${unknown}: no such dataset`;
}

function report({ dataset, outcome }: Ingested, lines: Lines): void {
  if (outcome.ok) {
    const { rows, skipped } = outcome.value;
    lines.log(`${dataset}: ${rows} rows, ${skipped} left out`);
  } else {
    lines.error(`${dataset}: ${describeProblem("en", outcome.error)}`);
  }
}
