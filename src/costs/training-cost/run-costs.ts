import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { type AcquisitionCost, acquisitionCost } from "./acquisition-cost.ts";
import { type AmortisedCost, amortisedCost } from "./amortised-cost.ts";
import { chipHoursOf } from "./chip-hours.ts";
import { type CloudCost, cloudCost } from "./cloud-cost.ts";
import type { Edition } from "./edition.ts";
import { purchasePrice } from "./purchase-price.ts";
import type { Chip, PriceQuote, TrainingRun } from "./training-run.ts";

/** The three costs of one run; each is a figure with its parts, or the reason why there is none. */
export interface RunCosts {
  readonly run: TrainingRun;
  readonly amortised: Outcome<AmortisedCost>;
  readonly cloud: Outcome<CloudCost>;
  readonly acquisition: Outcome<AcquisitionCost>;
}

/**
 * Cost of a single training run, on three bases. Nothing is imputed: a run that lacks hardware,
 * chip-hours or a price gets a problem that says so.
 */
export function runCosts(
  run: TrainingRun,
  chips: ReadonlyMap<string, Chip>,
  quotes: readonly PriceQuote[],
  edition: Edition,
): RunCosts {
  const found = chipOf(run, chips);
  if (!found.ok) return { run, amortised: found, cloud: found, acquisition: found };
  const chip = found.value;
  const hours = chipHoursOf(run, chip);
  const price = purchasePrice(chip, quotes, edition);
  return {
    run,
    amortised: chain(hours, (chipHours) =>
      chain(price, (chipPrice) => amortisedCost(run, chip, chipHours, chipPrice, edition)),
    ),
    cloud: chain(hours, (chipHours) => cloudCost(run, chip.name, chipHours, quotes, edition)),
    acquisition: chain(price, (chipPrice) => acquisitionCost(run, chipPrice)),
  };
}

function chipOf(run: TrainingRun, chips: ReadonlyMap<string, Chip>): Outcome<Chip> {
  const [name, ...others] = run.hardware;
  if (name === undefined) return fail("no-hardware");
  if (others.length > 0) return fail("several-chips", { hardware: run.hardware.join(", ") });
  const chip = chips.get(name);
  return chip ? succeed(chip) : fail("unknown-chip", { hardware: name });
}

const chain = <A, B>(outcome: Outcome<A>, next: (value: A) => Outcome<B>): Outcome<B> =>
  outcome.ok ? next(outcome.value) : outcome;
