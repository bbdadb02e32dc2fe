import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { Facts } from "../../data/facts.ts";
import { isMessageKey, type Language, translate, translator } from "../../i18n/translate.ts";
import { digestOf } from "../../operations/contract/digest.ts";
import type { Context, Operation } from "../../operations/contract/operation.ts";
import { parametersOf } from "../../operations/contract/parameters.ts";
import { printRun } from "../../operations/contract/print-run.ts";
import { runOperation } from "../../operations/contract/run-operation.ts";
import { findOperation, operations } from "../../operations/index.ts";
import { computeHome } from "../home/compute-home.ts";
import { createExecutor } from "./create-executor.ts";
import { createRaceRunner } from "./create-race-runner.ts";
import { loadFacts } from "./load-facts.ts";
import type { CatalogueEntry, ComputeRequest, Question, WebAnswer } from "./messages.ts";
import { nextTurn } from "./next-turn.ts";
import type { RequestControl } from "./serve-requests.ts";

const executor = createExecutor();
const raceRunnerFor = createRaceRunner();

const facts = loadFacts(new URL("..", self.location.href));

/** Answer a request with the operations and the datasets of the site. */
export async function compute(
  request: ComputeRequest,
  control: RequestControl,
): Promise<Outcome<unknown>> {
  if (request.kind === "catalogue") return succeed(catalogue(request.language));
  const opened = await factsFor(request);
  if (!opened.ok) return opened;
  const context = contextOf(opened.value, request.language, control);
  switch (request.kind) {
    case "home":
      return computeHome(request.part, context, request.asOf);
    case "ask":
      return ask(request, context);
    case "print": {
      const found = findQuestioned(request);
      if (!found.ok) return found;
      const run = await runOperation(found.value, request.input, context);
      return run.ok ? printRun(found.value, run.value, request.format, printed) : run;
    }
  }
}

/** The facts that a request may read: publications are loaded when an operation wants them. */
function factsFor(
  request: Exclude<ComputeRequest, { kind: "catalogue" }>,
): Promise<Outcome<Facts>> {
  const operation = request.kind === "home" ? undefined : findOperation(request.operation);
  return operation?.readsPublications ? facts.withPublications() : facts.datasets;
}

/** How a text rendering looks when it is saved to a file. */
const printed = { width: 100, color: false };

const contextOf = (facts: Facts, language: Language, control: RequestControl): Context => ({
  facts,
  language,
  today: new Date().toISOString().slice(0, 10),
  version: SEXTANT_VERSION,
  loadOperation: async (name) => findOperation(name),
  executorFor: () => executor,
  raceRunnerFor,
  progress: control.progress,
  cancelled: control.cancelled,
  turn: nextTurn,
});

function findQuestioned({ operation }: Question): Outcome<Operation> {
  const found = findOperation(operation);
  const known = operations.map(({ name }) => name).join(", ");
  return found ? succeed(found) : fail("unknown-operation", { value: operation, known });
}

async function ask(question: Question, context: Context): Promise<Outcome<WebAnswer>> {
  const begun = performance.now();
  const found = findQuestioned(question);
  if (!found.ok) return found;
  const run = await runOperation(found.value, question.input, context);
  if (!run.ok) return run;
  const { envelope, document } = run.value;
  const milliseconds = performance.now() - begun;
  return succeed({ envelope, document, digest: digestOf(envelope), milliseconds });
}

const catalogue = (language: Language): readonly CatalogueEntry[] =>
  operations.map((operation) => ({
    name: operation.name,
    title: message(language, `web.question.${operation.name}`) ?? operation.name,
    summary: message(language, `operation.${operation.name}`) ?? operation.name,
    parameters: parametersOf(operation, translator(language)),
    examples: operation.examples,
  }));

const message = (language: Language, key: string): string | undefined =>
  isMessageKey(key) ? translate(language, key) : undefined;
