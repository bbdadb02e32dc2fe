import type { MessageKey } from "../../i18n/translate.ts";
import type { ModelList } from "../../operations/model/result.ts";

/** A model with what a task of the one benchmark costs with it that is known of most. */
export type ListedModel = ModelList["models"][number] & { readonly usdPerTask: number | null };

/** The benchmark whose cost of a task is known of most models; absent where none is known. */
export function commonBenchmark(models: ModelList["models"]): string | undefined {
  const counts = new Map<string, number>();
  for (const { benchmark } of models.flatMap(({ tasks }) => tasks)) {
    counts.set(benchmark, (counts.get(benchmark) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** Models with the cost of a task of a benchmark, so that costs in one column compare. */
export const withTask = (
  models: ModelList["models"],
  benchmark: string | undefined,
): readonly ListedModel[] =>
  models.map((model) => ({
    ...model,
    usdPerTask: model.tasks.find((task) => task.benchmark === benchmark)?.usdPerTask ?? null,
  }));

/** A column of the table of models, and what it is sorted by. */
export interface Column {
  readonly id: string;
  readonly label: MessageKey;
  readonly right?: boolean;
  /** `null` where a model has none: such models come last, whichever way is sorted. */
  readonly value: (model: ListedModel) => string | number | null;
}

export const columns: readonly Column[] = [
  { id: "model", label: "label.model", value: ({ model }) => model.toLowerCase() },
  { id: "maker", label: "model.maker", value: ({ maker }) => maker?.toLowerCase() ?? null },
  { id: "date", label: "view.date", value: ({ date }) => date },
  { id: "score", label: "model.score", right: true, value: ({ eci }) => eci },
  { id: "price", label: "model.price", right: true, value: ({ usdPerMtok }) => usdPerMtok },
  { id: "task", label: "model.usd-task", right: true, value: (model) => model.usdPerTask },
  { id: "context", label: "model.context", right: true, value: (model) => model.contextTokens },
  { id: "open", label: "model.open", value: ({ openWeights }) => numberOf(openWeights) },
  { id: "vision", label: "model.vision", value: ({ vision }) => numberOf(vision) },
  {
    id: "providers",
    label: "web.models.providers",
    right: true,
    value: ({ providers }) => providers.length,
  },
];

const numberOf = (value: boolean | null): number | null => (value === null ? null : Number(value));

type Values = Readonly<Record<string, string>>;

/** By which column the address says to sort, and whether from the greatest down. */
export function sortOf(values: Values): { readonly by: string; readonly down: boolean } {
  const text = values["sort"] ?? "-score";
  return { by: text.replace(/^-/, ""), down: text.startsWith("-") };
}

/** The models that pass what the address filters by, in the order that it says. */
export function chosenModels(
  models: readonly ListedModel[],
  values: Values,
): readonly ListedModel[] {
  const text = (values["q"] ?? "").trim().toLowerCase();
  const passes = (model: ListedModel): boolean =>
    (text === "" || `${model.model} ${model.maker ?? ""}`.toLowerCase().includes(text)) &&
    (!values["maker"] || model.maker === values["maker"]) &&
    (!values["open"] || model.openWeights === true) &&
    (!values["vision"] || model.vision === true) &&
    (!values["sold"] || model.usdPerMtok !== null) &&
    (!values["front"] || model.onFront);
  const { by, down } = sortOf(values);
  const column = columns.find(({ id }) => id === by);
  const kept = models.filter(passes);
  if (!column) return kept;
  return [...kept].sort((a, b) => compare(column.value(a), column.value(b), down));
}

function compare(a: string | number | null, b: string | number | null, down: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (a === b) return 0;
  return a < b === down ? 1 : -1;
}
