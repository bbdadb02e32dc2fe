import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** A copy of this repository, as it lies on disk. */
export interface Tree {
  /** Text of a file; empty where there is none. */
  read(path: string): string;
  /** Names in a folder, in order; none where there is no folder. */
  list(folder: string): readonly string[];
}

/** The tree below a root. */
export const treeAt = (root: string): Tree => ({
  read: (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : ""),
  list: (folder) =>
    statSync(join(root, folder), { throwIfNoEntry: false })?.isDirectory()
      ? readdirSync(join(root, folder)).sort()
      : [],
});

/** A tree that does not change: each file is read once, however many pieces are looked for in it. */
export function readOnce(tree: Tree): Tree {
  const texts = new Map<string, string>();
  return {
    ...tree,
    read(path) {
      const text = texts.get(path) ?? tree.read(path);
      texts.set(path, text);
      return text;
    },
  };
}

/** One thing that a contribution needs. */
export interface Piece {
  /** The file, with `<id>` for the name of the contribution. */
  readonly path: string;
  /** What stands in the file; nothing where it is enough that it is there. */
  readonly holds?: (id: string) => readonly string[];
  /** Files that may stand for it, where it is not always the same. */
  readonly among?: (tree: Tree, id: string) => readonly string[];
  /** The command that writes it; by hand where absent. */
  readonly writtenBy?: string;
}

/** A kind of contribution. */
export interface Contribution {
  /** As CONTRIBUTING.md names it. */
  readonly name: string;
  /** Those that a tree has, or has begun. */
  readonly begun: (tree: Tree) => readonly string[];
  /** What each of them needs, in the order in which CONTRIBUTING.md tells it. */
  readonly pieces: readonly Piece[];
}

/**
 * What a contribution still lacks.
 *
 * @returns one sentence a piece, such as `src/trends/index.ts must have "./x.ts"`
 */
export const missingOf = ({ pieces }: Contribution, tree: Tree, id: string): readonly string[] =>
  pieces.flatMap((piece) => {
    const path = pathOf(piece, id);
    const wanted = piece.holds?.(id) ?? [];
    const texts = (piece.among?.(tree, id) ?? [path]).map((file) => tree.read(file));
    if (texts.some((text) => text !== "" && wanted.every((part) => text.includes(part)))) return [];
    const absent = wanted.filter((part) => !texts.some((text) => text.includes(part)));
    return [
      absent.length === 0 ? `${path} must be there` : `${path} must have ${absent.join(", ")}`,
    ];
  });

/** The file of a piece of one contribution. */
export const pathOf = ({ path }: Piece, id: string): string => path.replaceAll("<id>", id);

/** The parts that a pattern finds in a file, each once. */
const named = (tree: Tree, path: string, pattern: RegExp): readonly string[] => [
  ...new Set([...tree.read(path).matchAll(pattern)].map((match) => match[1] as string)),
];

/** Names of the contributions of a folder: its TypeScript files but tests and those left out. */
const filesOf = (tree: Tree, folder: string, ...others: readonly string[]): readonly string[] =>
  tree
    .list(folder)
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => name.replace(/\.tsx?$/, ""))
    .filter((name) => !others.includes(name));

/** A message in both languages. */
const messages = (...keys: readonly ((id: string) => string)[]): readonly Piece[] =>
  ["src/i18n/en.ts", "src/i18n/zh.ts"].map((path) => ({
    path,
    holds: (id) => keys.map((key) => `"${key(id)}`),
  }));

/** Files of `src/sources/`: each adapter with its publisher. */
const sourceFiles = (tree: Tree): readonly string[] =>
  tree
    .list("src/sources")
    .flatMap((publisher) =>
      filesOf(tree, `src/sources/${publisher}`).map(
        (name) => `src/sources/${publisher}/${name}.ts`,
      ),
    );

const datasetsOf = (tree: Tree, isReadByHand: boolean): readonly string[] => {
  const texts = sourceFiles(tree).map((path) => tree.read(path));
  const adapted = texts.flatMap((text) => /\bdataset: "([a-z0-9-]+)"/.exec(text)?.[1] ?? []);
  const kept = tree.list("data").filter((id) => tree.list(`data/${id}`).includes("manifest.json"));
  const byHand = new Set([
    ...texts.flatMap((text) => /\bfactsFile\("([a-z0-9-]+)"\)/.exec(text)?.[1] ?? []),
    ...tree.list("data").filter((id) => tree.read(`data/${id}/facts.yaml`) !== ""),
  ]);
  return [...new Set([...adapted, ...byHand, ...kept])]
    .filter((id) => byHand.has(id) === isReadByHand)
    .sort();
};

const adapter: Piece = {
  path: "src/sources/<publisher>/<id>.ts",
  holds: (id) => [`dataset: "${id}"`],
  among: sourceFiles,
};

const afterAdapter: readonly Piece[] = [
  { path: "src/sources/index.ts", holds: (id) => [`/${id}.ts"`] },
  { path: "data/<id>/rows.test.ts" },
  ...["data/<id>/rows.csv", "data/<id>/manifest.json"].map((path) => ({
    path,
    writtenBy: "npm run ingest",
  })),
  { path: "NOTICE", holds: (id) => [`data/${id}: `], writtenBy: "npm run ingest" },
];

/** Files of `src/charts/` that are no chart. */
const chartTools = ["render", "theme"];

/** Operators that are written as signs or words between their operands, and the one of `if`. */
const signs = [
  "add",
  "sub",
  "mul",
  "div",
  "pow",
  "neg",
  "lt",
  "le",
  "gt",
  "ge",
  "eq",
  "ne",
  "select",
];

/** Every kind of contribution, in the order of the table in CONTRIBUTING.md. */
export const contributions: readonly Contribution[] = [
  {
    name: "a dataset from upstream files",
    begun: (tree) => datasetsOf(tree, false),
    pieces: [adapter, ...afterAdapter],
  },
  {
    name: "a dataset of figures read by hand",
    begun: (tree) => datasetsOf(tree, true),
    pieces: [{ path: "data/<id>/facts.yaml" }, adapter, ...afterAdapter],
  },
  {
    name: "the inputs of a published result",
    begun: (tree) => [
      ...new Set([
        ...sourceFiles(tree).flatMap(
          (path) => /\bpublication: "([a-z0-9-]+)"/.exec(tree.read(path))?.[1] ?? [],
        ),
        ...tree.list("data/publications"),
      ]),
    ],
    pieces: [
      {
        path: "src/sources/publications/<id>.ts",
        holds: (id) => [`publication: "${id}"`],
      },
      { path: "src/sources/publications/index.ts", holds: (id) => [`"./${id}.ts"`] },
      {
        path: "src/observatory/replications/<replication>.ts",
        holds: (id) => [`publication: "${id}"`],
        among: (tree) =>
          filesOf(tree, "src/observatory/replications").map(
            (name) => `src/observatory/replications/${name}.ts`,
          ),
      },
      { path: "data/publications/<id>/manifest.json", writtenBy: "npm run ingest" },
      {
        path: "NOTICE",
        holds: (id) => [`data/publications/${id}: `],
        writtenBy: "npm run ingest",
      },
    ],
  },
  {
    name: "a trend",
    begun: (tree) => filesOf(tree, "src/trends", "index"),
    pieces: [
      { path: "src/trends/<id>.ts" },
      { path: "src/trends/<id>.test.ts" },
      { path: "src/trends/index.ts", holds: (id) => [`"./${id}.ts"`] },
      ...messages(
        (id) => `trend.${id}.title"`,
        (id) => `trend.${id}.definition"`,
      ),
    ],
  },
  {
    name: "an operation",
    begun: (tree) =>
      tree
        .list("src/operations")
        .filter((name) => !/\.ts$/.test(name) && name !== "contract" && name !== "shared"),
    pieces: [
      { path: "src/operations/<id>/<id>.ts", holds: (id) => [`name: "${id}"`] },
      {
        path: "src/operations/<id>/result.ts",
        // The shape may also be one that several operations share.
        among: (tree, id) => {
          const main = `src/operations/${id}/${id}.ts`;
          const isShared = /from "\.\.\/shared\/[a-z-]+-schema\.ts"/.test(tree.read(main));
          return [isShared ? main : `src/operations/${id}/result.ts`];
        },
      },
      { path: "src/operations/<id>/view.ts" },
      { path: "src/operations/<id>/<id>.test.ts" },
      { path: "src/operations/index.ts", holds: (id) => [`"./${id}/${id}.ts"`] },
      { path: "src/operations/loaders.ts", holds: (id) => [`import("./${id}/${id}.ts")`] },
      ...messages((id) => `operation.${id}"`),
    ],
  },
  {
    name: "a page of the explorer",
    begun: (tree) =>
      filesOf(tree, "src/web/pages", "operation-page").map((name) => name.replace(/-page$/, "")),
    pieces: [
      { path: "src/web/pages/<id>-page.tsx" },
      { path: "src/web/explorer.tsx", holds: (id) => [`"./pages/${id}-page.tsx"`] },
      { path: "src/web/components/header.tsx", holds: (id) => [`page: "${id}"`] },
      ...messages((id) => `web.${id}`),
      {
        path: "test/browser/web-pages.test.ts",
        holds: (id) => [`"#/${id}"`],
        among: (tree) =>
          tree
            .list("test/browser")
            .filter((name) => /^web.*\.test\.ts$/.test(name))
            .map((name) => `test/browser/${name}`),
      },
    ],
  },
  {
    name: "a laboratory",
    begun: (tree) => named(tree, "src/names/organizations.ts", /^ {2,4}(?:\{ )?name: "([^"]+)"/gm),
    pieces: [{ path: "src/names/organizations.ts" }],
  },
  {
    name: "a chart",
    begun: (tree) => filesOf(tree, "src/charts", ...chartTools),
    pieces: [
      { path: "src/charts/<id>.ts" },
      { path: "src/charts/<id>.test.ts", holds: (id) => [`golden/${id}.json`] },
      { path: "src/charts/golden/<id>.json", writtenBy: "npx vitest run -u" },
    ],
  },
  {
    name: "a message",
    begun: (tree) => named(tree, "src/i18n/en.ts", /^ {2}"([^"]+)":/gm),
    pieces: messages((id) => `${id}"`),
  },
  {
    name: "a distribution of the model language",
    begun: (tree) => named(tree, "src/engine/marginals.ts", /^ {2}\["(\w+)", /gm),
    pieces: [
      { path: "src/engine/marginals.ts" },
      { path: "src/engine/fixtures/marginals.py", holds: (id) => [`("${id}", `] },
      { path: "docs/models.md", holds: (id) => [`\`${id}(`] },
      {
        path: "src/engine/fixtures/marginals.json",
        holds: (id) => [`"name": "${id}"`],
        writtenBy: "python3 marginals.py",
      },
    ],
  },
  {
    name: "an operator of the model language, a formula of others",
    begun: (tree) => operatorsOf(tree).filter((id) => !isComputed(tree, id)),
    pieces: [{ path: "src/graph/operators.ts" }, inModelDocument()],
  },
  {
    name: "an operator of the machine",
    begun: (tree) => operatorsOf(tree).filter((id) => isComputed(tree, id)),
    pieces: [
      { path: "src/graph/operators.ts" },
      { path: "src/graph/program.ts", holds: (id) => [`| "${id}"`] },
      {
        path: "src/graph/machine/arithmetic.ts",
        holds: (id) => [`    ${id}: `],
        among: () => ["arithmetic", "heavy"].map((name) => `src/graph/machine/${name}.ts`),
      },
      inModelDocument(),
    ],
  },
];

const operatorsOf = (tree: Tree): readonly string[] =>
  named(tree, "src/graph/operators.ts", /^ {2}(\w+): \{/gm);

/** Whether a row of the table of operators has a meaning of its own, and is no formula alone. */
function isComputed(tree: Tree, id: string): boolean {
  const [, rest = ""] = tree.read("src/graph/operators.ts").split(`\n  ${id}: {`);
  const [row = ""] = rest.split(/\n {2}\w+: \{|\n\} as const/);
  return row.includes("evaluate:");
}

function inModelDocument(): Piece {
  return {
    path: "docs/models.md",
    holds: (id) => (signs.includes(id) ? [] : [`\`${id}`]),
  };
}
