import { attempt, fail, must, type Outcome, succeed } from "../../base/outcome.ts";
import type { PlannerChip } from "../../costs/hardware/planner-chip.ts";
import { readChip } from "../../costs/hardware/read-chip.ts";
import {
  positive,
  probability,
  readQuantity,
  wholeCount,
} from "../../costs/parts/read-quantity.ts";
import { flopCost } from "../../costs/training/flop-cost.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { translator } from "../../i18n/translate.ts";
import type { Answer, Context } from "../contract/operation.ts";
import type { TrainingInput } from "./input.ts";
import { driversOf, shownPrice, spreadOf } from "./planned-result.ts";
import type { Spread, TrainingResult } from "./result.ts";

/** The server that is named; a device in a hand trains nothing. */
export const serverNamed = (
  hardware: string | undefined,
  facts: Facts,
  window: FactWindow,
): Outcome<PlannerChip> =>
  attempt(() => {
    if (hardware === undefined) return must(fail("missing-input", { field: "hardware" }));
    const chip = must(readChip(hardware, facts, window));
    return chip.kind === "server"
      ? chip
      : must(fail("not-a-server", { value: chip.id, kind: chip.kind }));
  });

/** What a run costs of which nothing is known but its FLOP. */
export async function answerFlopCost(
  given: TrainingInput & { readonly flop: number },
  context: Context,
  window: FactWindow,
): Promise<Outcome<Answer<TrainingResult>>> {
  const { facts } = context;
  const optional = (name: "chips" | "mfu" | "price", domain: Parameters<typeof readQuantity>[2]) =>
    given[name] === undefined ? undefined : must(readQuantity(name, given[name], domain));
  const read = attempt(() => ({
    task: { chip: must(serverNamed(given.hardware, facts, window)) },
    flop: must(readQuantity("flop", given.flop, positive)),
    chips: optional("chips", wholeCount),
    mfu: optional("mfu", { ...probability, aboveLow: true }),
    price: optional("price", positive),
  }));
  if (!read.ok) return read;
  const { term, draws, seed, startDate = window.asOf } = given;
  const executor = await context.executorFor(undefined);
  const cost = await flopCost(
    { ...read.value, term, startDate, draws, seed },
    facts,
    window,
    executor,
  );
  if (!cost.ok) return cost;
  const { simulation, rent, utilization, near } = cost.value;
  const spread = (name: string, unit: string) => spreadOf(simulation, name, unit);
  const t = translator(context.language);
  return succeed({
    result: {
      mode: "flop",
      hardware: read.value.task.chip.id,
      flop: given.flop,
      mfu: spread("mfu", "1") as Spread,
      chipHours: spread("chipHours", "h") as Spread,
      days: spread("days", "d") ?? null,
      rent: spread("rent", "USD") ?? null,
      price: shownPrice(rent),
      utilization,
      near: near.map(({ cloudUsd, amortisedUsd, ...run }) => ({
        ...run,
        hardware: [...run.hardware],
        cloudUsd: cloudUsd ?? null,
        amortisedUsd: amortisedUsd ?? null,
      })),
      drivers: driversOf(simulation, rent || given.price !== undefined ? "rent" : "chipHours"),
    },
    seed,
    notes: [
      t("training.note.flop", { runs: utilization.runs }),
      ...(rent || given.price !== undefined ? [] : [t("training.note.no-rent")]),
    ],
  });
}
