import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { FactWindow } from "../../data/facts.ts";
import type { Receipt } from "../../data/receipt.ts";
import { translator } from "../../i18n/translate.ts";
import { commandOf } from "../contract/command-of.ts";
import type { Answer, Context } from "../contract/operation.ts";
import { runOperation } from "../contract/run-operation.ts";
import { type Figure, figureAt } from "./figure-at.ts";
import { rowsThatName } from "./rows-that-name.ts";

/** Operations whose figures are explained: all but those that give rows, files or receipts themselves. */
const EXPLAINED: readonly string[] = [
  ...["law", "trend", "history", "capability", "horizon", "lag", "race", "lab", "model", "chip"],
  ...["price", "price-decline", "market", "energy", "unlock", "scaling", "skill", "ledger"],
  ...["changes", "brief", "training", "serving", "agent", "simulate"],
];

/**
 * Where a figure of any answer comes from: the question it answers, and of each dataset that was
 * looked at the rows that name what stands beside it.
 *
 * @param question input of the operation; its first example when not given
 */
export async function figureReceipt(
  id: string,
  question: Readonly<Record<string, unknown>> | undefined,
  window: FactWindow,
  context: Context,
): Promise<Outcome<Answer<Receipt>>> {
  const [name = "", ...path] = id.split(".");
  const operation = EXPLAINED.includes(name) ? await context.loadOperation(name) : undefined;
  if (!operation)
    return fail("unknown-number", {
      value: id,
      known: EXPLAINED.map((each) => `${each}.…`).join(", "),
    });
  const input = { ...(question ?? operation.examples[0]), asOf: window.asOf };
  const run = await runOperation(operation, input, context);
  if (!run.ok) return run;
  const t = translator(context.language);
  const figure = figureAt(path, run.value, t);
  if (!figure.ok) return figure;
  const { envelope } = run.value;
  const datasets = envelope.sources.flatMap(({ dataset, url }) =>
    datasetReceipt(dataset, url, figure.value, window, context),
  );
  return succeed({
    result: {
      id,
      ...{ value: figure.value.value, unit: "" },
      formula: `${figure.value.what} · ${commandOf(operation, question ?? input)}`,
      inputs: [...ownSource(figure.value, id), ...datasets],
    },
    notes: [t("why.note.rows"), ...envelope.notes],
  });
}

const ownSource = ({ value, source }: Figure, id: string): readonly Receipt[] =>
  source === undefined ? [] : [{ id: `${id}.source`, value, unit: "", inputs: [], source }];

/** A dataset that the answer looked at, with its rows that name what stands beside the figure. */
function datasetReceipt(
  dataset: string,
  source: string,
  figure: Figure,
  window: FactWindow,
  { facts }: Context,
): readonly Receipt[] {
  const table = facts.selectAll(dataset, window);
  if (!table.ok) return [];
  return [
    {
      id: dataset,
      ...{ value: table.value.rows.length, unit: "rows", dataset, source },
      inputs: rowsThatName(figure, table.value),
    },
  ];
}
