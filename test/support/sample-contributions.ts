import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ingestDatasets } from "../../scripts/ingest-datasets.ts";
import { writeNotice } from "../../scripts/write-notice.ts";
import { succeed } from "../../src/base/outcome.ts";
import type { Adapter } from "../../src/sources/adapter.ts";
import { number } from "../../src/sources/shared/describe-column.ts";

/** One file of a contribution, as a contributor would write it. */
export interface Edit {
  readonly path: string;
  readonly change: (text: string) => string;
}

/** A contribution made up for the test, of one kind. */
export interface Sample {
  readonly id: string;
  /** What is written by hand, in the order of CONTRIBUTING.md. */
  readonly edits: readonly Edit[];
  /** What a command writes, below the root of a scratch copy. */
  readonly generate?: (root: string) => void;
}

const id = "made-up";

const file = (path: string, text: string): Edit => ({ path, change: () => text });

/** A line before the first line that begins so. */
const line = (path: string, before: string, added: string): Edit => ({
  path,
  change: (text) => text.replace(`\n${before}`, `\n${added}\n${before}`),
});

const several = (path: string, ...edits: readonly Edit[]): Edit => ({
  path,
  change: (text) => edits.reduce((changed, edit) => edit.change(changed), text),
});

const words = (...keys: readonly string[]): readonly Edit[] =>
  ["src/i18n/en.ts", "src/i18n/zh.ts"].map((path) => ({
    path,
    change: (text) =>
      text.replace('\n  "', `\n${keys.map((key) => `  "${key}": "made up",`).join("\n")}\n  "`),
  }));

const imported = (path: string, name: string, from: string): Edit => ({
  path,
  change: (text) => `import { ${name} } from "${from}";\n${text}`,
});

const write = (root: string, path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

const adapterOf = (dataset: string): Adapter => ({
  dataset,
  inputs: [],
  ingest: () =>
    succeed({
      description: {
        id: dataset,
        title: { en: "Made up", zh: "虚构" },
        publisher: "nobody",
        url: "https://example.org/",
        licence: "none",
        attribution: "nobody",
        retrieved: "2026-11-23",
        knownBasis: { report: { en: "the day of the report", zh: "报道日期" } },
        columns: [number("value", "1", "a number")],
      },
      rows: [
        {
          id: "one",
          date: "2026-01-01",
          known_on: "2026-01-01",
          known_basis: "report",
          source: "https://example.org/",
          value: 1,
        },
      ],
      skipped: [],
    }),
});

const ingest =
  (dataset: string) =>
  (root: string): void => {
    const made = [
      ...ingestDatasets([adapterOf(dataset)], { root }).map(({ outcome }) => outcome),
      writeNotice(root),
    ];
    for (const one of made) if (!one.ok) throw new Error(JSON.stringify(one.error));
  };

function carry(root: string): void {
  const manifest = { id, licence: "none", attribution: "nobody", ...publication };
  write(root, `data/publications/${id}/manifest.json`, JSON.stringify(manifest));
  const listed = writeNotice(root);
  if (!listed.ok) throw new Error(JSON.stringify(listed.error));
}

const publication = {
  title: { en: "Made up", zh: "虚构" },
  publisher: "nobody",
  url: "https://example.org/",
  retrieved: "2026-11-23",
  tables: [],
  notCarried: [],
};

const datasetEdits = (dataset: string, inputs: string): readonly Edit[] => [
  file(
    `src/sources/compiled/${dataset}.ts`,
    `export const madeUp: Adapter = { dataset: "${dataset}", inputs: [${inputs}], ingest };\n`,
  ),
  several(
    "src/sources/index.ts",
    imported("src/sources/index.ts", "madeUp", `./compiled/${dataset}.ts`),
    line("src/sources/index.ts", "  models,", "  madeUp,"),
  ),
  file(`data/${dataset}/rows.test.ts`, 'test("the value is 1 (page 3)", () => {});\n'),
];

/** One contribution of each kind, by the name of the kind. */
export const samples: Readonly<Record<string, Sample>> = {
  "a dataset from upstream files": {
    id,
    edits: datasetEdits(id, '"compiled/made_up.csv"'),
    generate: ingest(id),
  },
  "a dataset of figures read by hand": {
    id: "read-by-hand",
    edits: [
      file("data/read-by-hand/facts.yaml", "values:\n  - value: 1\n"),
      ...datasetEdits("read-by-hand", 'factsFile("read-by-hand")'),
    ],
    generate: ingest("read-by-hand"),
  },
  "the inputs of a published result": {
    id,
    edits: [
      file(
        `src/sources/publications/${id}.ts`,
        `export const madeUp: PublicationAdapter = { publication: "${id}", carry };\n`,
      ),
      several(
        "src/sources/publications/index.ts",
        imported("src/sources/publications/index.ts", "madeUp", `./${id}.ts`),
        line("src/sources/publications/index.ts", "  timeHorizon,", "  madeUp,"),
      ),
      file(
        "src/observatory/replications/made-up-law.ts",
        `export const madeUpLaw: Replication = { id: "made-up-law", publication: "${id}" };\n`,
      ),
    ],
    generate: carry,
  },
  "a trend": {
    id,
    edits: [
      file(`src/trends/${id}.ts`, `export const madeUp: Trend = { id: "${id}", series };\n`),
      file(`src/trends/${id}.test.ts`, 'test("doubles in a year", () => {});\n'),
      several(
        "src/trends/index.ts",
        imported("src/trends/index.ts", "madeUp", `./${id}.ts`),
        line("src/trends/index.ts", "  openLag,", "  madeUp,"),
      ),
      ...words(`trend.${id}.title`, `trend.${id}.definition`),
    ],
  },
  "an operation": {
    id,
    edits: [
      file(
        `src/operations/${id}/${id}.ts`,
        `export default defineOperation({\n  name: "${id}",\n  input,\n  run,\n});\n`,
      ),
      file(`src/operations/${id}/result.ts`, "export const resultSchema = z.strictObject({});\n"),
      file(`src/operations/${id}/view.ts`, "export const viewMadeUp = (): Document => ({});\n"),
      file(`src/operations/${id}/${id}.test.ts`, 'test("answers", () => {});\n'),
      several(
        "src/operations/index.ts",
        {
          path: "src/operations/index.ts",
          change: (text) => `import madeUp from "./${id}/${id}.ts";\n${text}`,
        },
        line("src/operations/index.ts", "  price,", `  "${id}": madeUp,`),
      ),
      line(
        "src/operations/loaders.ts",
        "  price: ",
        `  "${id}": () => import("./${id}/${id}.ts"),`,
      ),
      ...words(`operation.${id}`),
    ],
  },
  "a page of the explorer": {
    id,
    edits: [
      file(`src/web/pages/${id}-page.tsx`, "export default function MadeUpPage() {}\n"),
      line(
        "src/web/explorer.tsx",
        "  price: ",
        `  "${id}": lazy(() => import("./pages/${id}-page.tsx")),`,
      ),
      line(
        "src/web/components/header.tsx",
        '      { page: "price"',
        `      { page: "${id}", label: "web.${id}" },`,
      ),
      ...words(`web.${id}`),
      line("test/browser/web-pages.test.ts", '  "#/lag",', `  "#/${id}",`),
    ],
  },
  "a laboratory": {
    id: "Made Up Labs",
    edits: [
      line("src/names/organizations.ts", '  { name: "SoftBank" },', '  { name: "Made Up Labs" },'),
    ],
  },
  "a chart": {
    id,
    edits: [
      file(`src/charts/${id}.ts`, "export const madeUp = (): Chart => ({ mark: line });\n"),
      file(
        `src/charts/${id}.test.ts`,
        `await expect(specification).toMatchFileSnapshot("golden/${id}.json");\n`,
      ),
    ],
    generate: (root) => write(root, `src/charts/golden/${id}.json`, "{}\n"),
  },
  "a message": { id: "made.up", edits: words("made.up") },
  "a distribution of the model language": {
    id: "made_up",
    edits: [
      line("src/engine/marginals.ts", '  ["pareto", pareto],', '  ["made_up", madeUp],'),
      file("src/engine/fixtures/marginals.py", 'CASES = [("made_up", [1], stats.made_up(1))]\n'),
      {
        path: "docs/models.md",
        change: (text) => text.replace("`pareto(", "`made_up(width)`, `pareto("),
      },
    ],
    generate: (root) =>
      write(
        root,
        "src/engine/fixtures/marginals.json",
        '{\n "rows": [{\n  "name": "made_up"\n }]\n}\n',
      ),
  },
  "an operator of the model language, a formula of others": {
    id: "negated",
    edits: [
      line(
        "src/graph/operators.ts",
        "  log2: {",
        '  negated: {\n    arity: unary,\n    unit: "keep",\n    expand: (make, a) => make.apply("neg", a),\n  },',
      ),
      inModels("negated"),
    ],
  },
  "an operator of the machine": {
    id: "doubled",
    edits: [
      line(
        "src/graph/operators.ts",
        "  exp: {",
        '  doubled: { arity: unary, unit: "keep", evaluate: (a) => 2 * a },',
      ),
      line("src/graph/program.ts", '  | "exp"', '  | "doubled"'),
      line("src/graph/machine/arithmetic.ts", "    sqrt: ", "    doubled: unary((a) => a),"),
      inModels("doubled"),
    ],
  },
};

function inModels(name: string): Edit {
  return {
    path: "docs/models.md",
    change: (text) => text.replace("`log10`", `\`${name}\`, \`log10\``),
  };
}
