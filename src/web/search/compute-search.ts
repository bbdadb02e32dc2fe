import { allOf, eachOf, mapOutcome, type Outcome } from "../../base/outcome.ts";
import { type Language, languages, type MessageKey, translator } from "../../i18n/translate.ts";
import chip from "../../operations/chip/chip.ts";
import type { ChipList } from "../../operations/chip/result.ts";
import type { Context, Operation } from "../../operations/contract/operation.ts";
import { runOperation } from "../../operations/contract/run-operation.ts";
import lab from "../../operations/lab/lab.ts";
import type { LabList } from "../../operations/lab/result.ts";
import ledger from "../../operations/ledger/ledger.ts";
import type { LedgerResult } from "../../operations/ledger/result.ts";
import model from "../../operations/model/model.ts";
import type { ModelList } from "../../operations/model/result.ts";
import series from "../../operations/series/series.ts";
import trend from "../../operations/trend/trend.ts";
import type { UnlockResult } from "../../operations/unlock/result.ts";
import unlock from "../../operations/unlock/unlock.ts";
import type { SearchEntry } from "./find.ts";

/** Pages that can be found by their names. */
const pages: readonly (readonly [page: string, label: MessageKey])[] = [
  ["", "web.home"],
  ["law", "web.law"],
  ["brief", "web.brief"],
  ["trend", "web.trends"],
  ["capability", "web.capability"],
  ["lag", "web.lag"],
  ["race", "web.race"],
  ["price", "web.price"],
  ["market", "web.market"],
  ["energy", "web.energy"],
  ["ledger", "web.ledger"],
  ["desk", "web.desk"],
  ["lab", "web.labs"],
  ["model", "web.models"],
  ["chip", "web.chips"],
  ["training", "web.training"],
  ["serving", "web.serving"],
  ["agent", "web.agent"],
  ["unlock", "web.unlock"],
  ["scenario", "web.scenario"],
  ["tools", "web.tools"],
  ["data", "web.data"],
  ["about", "web.about"],
];

/** Something to be found, as one language calls it. */
type Named = Omit<SearchEntry, "names"> & { readonly names?: readonly string[] };

/** Everything that can be found, in the reader's language, by its names in both. */
export async function computeSearch(context: Context): Promise<Outcome<readonly SearchEntry[]>> {
  const lists = await Promise.all(
    languages.map(async (language) => [language, await entriesIn(language, context)] as const),
  );
  const read = eachOf(lists, ([language, list]) =>
    mapOutcome(list, (entries) => ({ language, entries })),
  );
  return mapOutcome(read, (all) => {
    const own = all.find(({ language }) => language === context.language)?.entries ?? [];
    const others = all.filter(({ language }) => language !== context.language);
    return own.map((entry, place) => ({
      ...entry,
      names: [
        ...(entry.names ?? []),
        ...others.flatMap(({ entries }) => {
          const label = entries[place]?.label;
          return label === undefined || label === entry.label ? [] : [label];
        }),
      ],
    }));
  });
}

async function entriesIn(language: Language, context: Context): Promise<Outcome<readonly Named[]>> {
  const t = translator(language);
  const ask = async <Result>(operation: Operation, input: object = {}) =>
    mapOutcome(
      await runOperation(operation, input, { ...context, language }),
      ({ envelope }) => envelope.result as Result,
    );
  const read = allOf({
    labs: await ask<LabList>(lab),
    models: await ask<ModelList>(model),
    chips: await ask<ChipList>(chip),
    trends: await ask<{ readonly trends: readonly { id: string; title: string }[] }>(trend),
    unlocked: await ask<UnlockResult>(unlock),
    claims: await ask<LedgerResult>(ledger),
    datasets: await ask<{ readonly datasets: readonly { id: string; title: string }[] }>(series),
  });
  return mapOutcome(read, ({ labs, models, chips, trends, unlocked, claims, datasets }) => [
    ...pages.map(
      ([page, label]): Named => ({
        kind: "page",
        label: t(label),
        page: page === "" ? [] : [page],
      }),
    ),
    ...labs.labs.map(
      (each): Named => ({
        ...{ kind: "lab", label: each.lab, page: ["lab", each.lab] },
      }),
    ),
    ...models.models.map(
      (each): Named => ({
        ...{ kind: "model", label: each.model, page: ["model", each.model] },
      }),
    ),
    ...chips.chips.map(
      ({ id, name }): Named => ({
        ...{ kind: "chip", label: name, names: [id], page: ["chip", id] },
      }),
    ),
    ...trends.trends.map(
      ({ id, title }): Named => ({
        ...{ kind: "trend", label: title, names: [id], page: ["trend", id] },
      }),
    ),
    ...unlocked.applications.map(
      ({ label }): Named => ({
        ...{ kind: "application", label, page: ["unlock"] },
      }),
    ),
    ...claims.claims.map(
      ({ id, statement, speaker }): Named => ({
        ...{ kind: "claim", label: statement, names: [id, speaker], page: ["ledger", id] },
      }),
    ),
    ...datasets.datasets.map(
      ({ id, title }): Named => ({
        ...{ kind: "dataset", label: title, names: [id], page: ["data", id] },
      }),
    ),
  ]);
}
