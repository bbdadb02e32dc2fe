import { z } from "zod";
import { addDays } from "../../base/calendar.ts";
import { fail, mapOutcome, type Outcome, succeed } from "../../base/outcome.ts";
import { describeProblem, translator } from "../../i18n/translate.ts";
import changes from "../changes/changes.ts";
import { dateField, windowFields, windowOf } from "../contract/fields.ts";
import { defineOperation, type Operation } from "../contract/operation.ts";
import { citeSources, readInput } from "../contract/run-operation.ts";
import energy from "../energy/energy.ts";
import ledger from "../ledger/ledger.ts";
import market from "../market/market.ts";
import race from "../race/race.ts";
import serving from "../serving/serving.ts";
import { registeredBy } from "../skill/registered.ts";
import unlock from "../unlock/unlock.ts";
import { lawPart } from "./law-part.ts";
import { type BriefResult, briefSchema } from "./result.ts";
import { scorecardOf } from "./scorecard.ts";
import { type SectionId, sectionIds } from "./sections.ts";
import { viewBrief } from "./view.ts";

/** Days whose changes are told unless another day is named. */
const RECENT = 90;

/** The service whose cost is told: a model of 70 billion parameters on chips of several makers. */
const SERVED = { model: "llama-3.1-70b", hardware: "h100-sxm", beside: ["h200", "mi300x"] };

/** As many as the page of the race draws in the end, so that both say the same. */
const RACE_DRAWS = 100_000;

/** Seconds that a section takes. */
const seconds: Readonly<Record<SectionId, number>> = {
  law: 7,
  race: 6,
  market: 0.01,
  energy: 0.01,
  serving: 0.3,
  unlock: 2,
  ledger: 3,
  changes: 20,
};

/** The brief: a finding of each section on one page, then the sections with pictures and sources. */
export default defineOperation({
  name: "brief",
  input: z.strictObject({
    ...windowFields,
    sections: z.array(z.enum(sectionIds)).min(1).optional(),
    compare: dateField().optional(),
  }),
  output: briefSchema,
  weight: ({ sections = sectionIds }) =>
    [...sections].map((section) => seconds[section]).reduce((sum, each) => sum + each, 0),
  positional: [],
  examples: [
    {},
    { asOf: "2024-12-31" },
    { sections: ["law", "changes"], asOf: "2026-11-23", compare: "2025-11-23" },
  ],
  async run({ sections = sectionIds, compare, ...input }, context) {
    const window = windowOf(input, context);
    if (!window.ok) return window;
    const { asOf } = window.value;
    const [since, to] = [compare ?? addDays(asOf, -RECENT), asOf];
    if (compare !== undefined) {
      if (compare >= asOf) {
        const facts = { field: "compare", rule: "rule.before-as-of", asOf, value: compare };
        return fail("invalid-input", facts);
      }
      const compared = windowOf({ asOf: since }, context);
      if (!compared.ok) return compared;
    }
    const missing: BriefResult["missing"] = [];
    const answerOf = async <Result>(
      section: SectionId,
      make: () => Promise<Outcome<Result>>,
    ): Promise<Result | null> => {
      if (!sections.includes(section) || context.cancelled?.()) return null;
      const made = await make();
      if (made.ok) return made.value;
      missing.push({ section, problem: describeProblem(context.language, made.error) });
      return null;
    };
    const ask = async <Input, Result>(
      operation: Operation<Input, Result>,
      question: object,
    ): Promise<Outcome<Result>> => {
      const read = readInput(operation, question);
      return read.ok
        ? mapOutcome(await operation.run(read.value, context), ({ result }) => result)
        : read;
    };
    const result = {
      asOf,
      law: await answerOf("law", () => lawPart(window.value, context)),
      race: await answerOf("race", () => ask(race, { draws: RACE_DRAWS, asOf })),
      market: await answerOf("market", () => ask(market, { asOf })),
      energy: await answerOf("energy", () => ask(energy, { asOf })),
      serving: await answerOf("serving", () => ask(serving, { ...SERVED, asOf })),
      unlock: await answerOf("unlock", () => ask(unlock, { asOf })),
      ledger: await answerOf("ledger", async () => {
        const scored = await ask(ledger, { action: "score", set: "claims", asOf });
        const registered = await registeredBy(asOf, context);
        if (!registered.ok) return registered;
        return mapOutcome(scored, (each) => scorecardOf(each, registered.value));
      }),
      changes: await answerOf("changes", () => ask(changes, { from: since, to })),
    };
    if (context.cancelled?.()) return fail("cancelled");
    const t = translator(context.language);
    return succeed({
      result: {
        ...result,
        missing,
        sources: citeSources(context.facts).map(({ publisher, licence, url, dataset }) => ({
          publisher,
          licence,
          url,
          datasets: [dataset],
        })),
      },
      notes: missing.map(({ section, problem }) =>
        t("brief.missing", { section: t(`brief.section.${section}`), problem }),
      ),
    });
  },
  view: viewBrief,
});
