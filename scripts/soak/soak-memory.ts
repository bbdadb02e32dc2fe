import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { inputLimits, modelLimits } from "../../src/base/limits.ts";
import type { Operation } from "../../src/operations/contract/operation.ts";
import { parametersOf } from "../../src/operations/contract/parameters.ts";
import { operations } from "../../src/operations/index.ts";
import type { Fuzzer, Tried } from "./fuzzer.ts";
import { type ServedProcess, startServed } from "./served-process.ts";

/** Memory of the whole process of a server, whatever one asks of it. */
const MOST_BYTES = 1.2e9;
/** What a body may have, less what stands around a file in it. */
const FILE_BYTES = 7.9e6;

/** As many as the memory of a run allows; more are refused. */
const WIDE_OUTPUTS = 12;

interface Question {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Code of the refusal, where it is one that comes only after the file has been read. */
  readonly refused?: string;
}

const corpus = (name: string): string =>
  readFileSync(join(import.meta.dirname, "corpus", name), "utf8");

/** A table with its last line as often as fits, or as there may be rows. */
function longTable(text: string, mostRows = Number.POSITIVE_INFINITY): string {
  const lines = text.trimEnd().split("\n");
  const last = `${lines.at(-1)}\n`;
  const fits = (FILE_BYTES - text.length) / (2 * last.length);
  return `${lines.join("\n")}\n${last.repeat(Math.min(fits, mostRows - lines.length + 1))}`;
}

/** Outputs that take nearly every exponent there is, of which each needs memory of its own. */
const wideOutputs = (many: number): string =>
  `inputs:\n  a: lognormal(1, 300)\noutputs:\n${Array.from({ length: many }, (_, k) => `  y${k}: a^${(k % 9) / 10 + 0.1} + ${k}\n`).join("")}`;

/** Wide outputs, many months, many members, many correlations: each as far as the language lets it. */
const models: readonly string[] = [
  wideOutputs(WIDE_OUTPUTS),
  `inputs:\n${Array.from({ length: 300 }, (_, k) => `  a${k}: 1 to 10\n`).join("")}outputs:\n${Array.from({ length: 256 }, (_, k) => `  y${k}: a${k} * a${(k + 7) % 300}\n`).join("")}`,
  `inputs:\n  g: normal(0, 0.3)\nrecur:\n  months: 12000\n  state:\n    s: { start: 1, next: s * exp(g / 100) }\noutputs:\n  y: s\n`,
  `inputs:\n  a: sample(${Array.from({ length: 90_000 }, (_, k) => k)
    .join(", ")
    .slice(0, 19_000)
    .replace(/, ?\d*$/, "")})\noutputs:\n  y: a\n`,
];

const files: readonly Question[] = [
  ...models.flatMap((model) =>
    [1e5, 1e7].map((draws) => ({ operation: "simulate", input: { model, draws } })),
  ),
  {
    operation: "simulate",
    input: { model: wideOutputs(modelLimits.outputs) },
    refused: "memory-limit",
  },
  { operation: "simulate", input: { model: `outputs:\n  y: 1 # ${"x".repeat(990_000)}\n` } },
  { operation: "trend", input: { data: longTable(corpus("values.csv"), inputLimits.valueRows) } },
  {
    operation: "trend",
    input: { data: longTable(corpus("values.csv")) },
    refused: "too-many-rows",
  },
  {
    operation: "scaling",
    input: { data: longTable(corpus("points.csv"), inputLimits.scalingRows) },
  },
  {
    operation: "scaling",
    input: { data: longTable(corpus("points.csv")) },
    refused: "too-many-rows",
  },
  {
    operation: "scaling",
    input: { data: `Model Size,Training FLOP,loss\n${"1e8,1e19,3\n2e9,1e21,2\n".repeat(5000)}` },
  },
  { operation: "horizon", input: { runs: longTable(corpus("attempts.csv")) } },
  {
    operation: "horizon",
    input: { runs: `[${"{},".repeat(FILE_BYTES / 4)}{}]` },
    refused: "not-json",
  },
  { operation: "horizon", input: { runs: "[".repeat(FILE_BYTES) }, refused: "not-json" },
  ...(["training", "serving"] as const).map((operation) => ({
    operation,
    input: {
      model: `${corpus("architecture.yaml")}\n# ${"y: 1 ".repeat(FILE_BYTES / 6)}`,
      hardware: "h100-sxm",
      chips: 64,
      ...(operation === "training" ? { tokens: "1e12" } : {}),
    },
  })),
  {
    operation: "unlock",
    input: { definition: `${corpus("application.yaml")}\n${"- a\n".repeat(FILE_BYTES / 5)}` },
    refused: "bad-yaml",
  },
  {
    operation: "verify",
    input: { file: `{"a":[${"1,".repeat(FILE_BYTES / 3)}1]}` },
    refused: "bad-seal",
  },
];

interface NumberSchema {
  readonly type?: string;
  readonly maximum?: number;
}

/** An example with each of its counts as high as it may be, but for dates and sizes of the world. */
function largest(operation: Operation, example: object): Question {
  const { properties = {} } = z.toJSONSchema(operation.input, { io: "input" }) as {
    properties?: Readonly<Record<string, NumberSchema>>;
  };
  const counts = ["bootstrap", "draws", "within", "threads"].flatMap((name) => {
    const most = properties[name]?.maximum;
    return most === undefined || !parametersOf(operation).some((field) => field.name === name)
      ? []
      : [[name, most] as const];
  });
  return { operation: operation.name, input: { ...example, ...Object.fromEntries(counts) } };
}

const questions: readonly Question[] = [
  ...files,
  ...operations.flatMap((operation) =>
    operation.examples.map((example) => largest(operation, example)),
  ),
];

/** The worst admissible inputs of every operation, each to a server whose memory is read from outside. */
export function soakMemory(): Fuzzer {
  let serving: Promise<ServedProcess> | undefined;

  async function ask({ operation, input, refused }: Question): Promise<Tried> {
    serving ??= startServed();
    const server = await serving;
    const isOwn = server.forgetMost();
    if (Number.isNaN(server.mostBytes()))
      return { tries: 0, faults: ["this system does not tell what a process takes"] };
    const response = await fetch(`${server.url}api/v1/${operation}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(input),
    });
    const code = response.ok ? undefined : ((await response.json()) as { code: string }).code;
    if (response.ok) await response.arrayBuffer();
    const bytes = server.mostBytes();
    const megabytes = (bytes / 1e6).toFixed(0);
    const what = `${operation} ${JSON.stringify(input).slice(0, 300)}`;
    // What is stopped at the end of its time has taken by then what it takes.
    const isAsMeant = code === refused || (code === "time-limit" && refused === undefined);
    const faults = [
      ...(bytes > MOST_BYTES ? [`${megabytes} MB: ${what}`] : []),
      ...(isAsMeant ? [] : [`${code ?? "answered"}, not ${refused ?? "answered"}: ${what}`]),
    ];
    // The next must not be blamed for it.
    if (faults.length > 0) await end();
    const came = code ?? "answered";
    const since = isOwn ? "" : " since the start";
    return {
      tries: 1,
      faults,
      measured: [`${megabytes} MB${since}, ${came}: ${what.slice(0, 80)}`],
    };
  }

  async function end(): Promise<void> {
    await (await serving)?.stop();
    serving = undefined;
  }

  return {
    name: "memory",
    property: "no question takes the server beyond 1.2 GB, seen from outside",
    run: async (seed) => ask(questions[seed % questions.length] as Question),
    end,
  };
}

/** How many questions there are. */
export const memoryQuestions = questions.length;
