import { fail, mapOutcome, type Outcome, succeed } from "../../base/outcome.ts";
import { measuredResults } from "../../costs/serving/measured-results.ts";
import type { FactWindow } from "../../data/facts.ts";
import type { Answer, Context } from "../contract/operation.ts";
import type { ServingInput } from "./input.ts";
import { readServing, type ServingQuestion } from "./read-input.ts";
import type { CostResult } from "./result.ts";
import { answerServer } from "./server.ts";

/** The same service on other chips too, each by its own plan, with what was measured of the model on all. */
export async function answerBeside(
  given: ServingInput,
  question: ServingQuestion & { readonly chip: NonNullable<ServingQuestion["chip"]> },
  context: Context,
  window: FactWindow,
): Promise<Outcome<Answer<CostResult>>> {
  const asked = await answerServer(given, question.chip, question, context, window);
  if (!asked.ok) return asked;
  const others: CostResult[] = [];
  for (const hardware of given.beside ?? []) {
    const other = await answerOn(hardware, given, context, window);
    if (!other.ok) return other;
    others.push(other.value.result);
  }
  const { result } = asked.value;
  const chips = [result, ...others].map(({ hardware }) => hardware);
  return mapOutcome(measuredOn(chips, question, context, window), (measured) => ({
    ...asked.value,
    result: { ...result, beside: others.map(shortOf), measured },
  }));
}

/** The question of one chip for another; a list price belongs to the first alone. */
async function answerOn(
  hardware: string,
  { listed: _, beside: __, ...given }: ServingInput,
  context: Context,
  window: FactWindow,
): Promise<Outcome<Answer<CostResult>>> {
  const read = readServing({ ...given, hardware }, context.facts, window);
  if (!read.ok) return read;
  const { chip } = read.value;
  if (!chip) return fail("missing-input", { field: "beside" });
  return chip.kind === "server"
    ? answerServer(given, chip, read.value, context, window)
    : fail("not-a-server", { value: hardware, kind: chip.kind });
}

const shortOf = ({
  hardware,
  hardwareName,
  format,
  point,
  tokensPerSecondPerChip,
  usdPerChipHour,
  cost,
  frontier,
}: CostResult): CostResult["beside"][number] => ({
  ...{ hardware, hardwareName, format, point, tokensPerSecondPerChip, usdPerChipHour, frontier },
  output: cost?.reserved.output ?? null,
  whole: cost?.reserved.whole ?? null,
});

/** Published throughput of the model on the chips, under the workload of the benchmark. */
function measuredOn(
  chips: readonly string[],
  { architecture, architectures, chips: planner }: ServingQuestion,
  { facts }: Context,
  window: FactWindow,
): Outcome<CostResult["measured"]> {
  if (!architecture) return succeed([]);
  return mapOutcome(measuredResults(facts, window, architectures, planner), ({ results }) =>
    results
      .filter(
        ({ chip, setup }) =>
          chips.includes(chip) && setup.model.architecture.id === architecture.id,
      )
      .map(({ chip, scenario, round, setup, limits, measured, source }) => ({
        ...{ hardware: chip, scenario, round, format: setup.format, source },
        tokensPerSecondPerChip: measured,
        tokensPerSecondPerUser: limits?.timePerToken ? 1 / limits.timePerToken : null,
      })),
  );
}
