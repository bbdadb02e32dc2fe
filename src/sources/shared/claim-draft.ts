import { z } from "zod";
import { dateOfDay, dayNumber } from "../../base/calendar.ts";
import { mapOutcome, type Outcome } from "../../base/outcome.ts";
import { readYaml } from "../../files/read-yaml.ts";
import type { Texts } from "../../files/texts.ts";
import { claimSchema, readingSchema } from "../../ledger/claim.ts";
import type { Draft } from "../adapter.ts";
import { date, flag, number, optional, text } from "./describe-column.ts";

/** A reading as it is typed: words of the claim may stand in place of a probability. */
const typedReading = readingSchema.extend({ hedge: z.string().optional() });

/** Claims of a file, with the probabilities that its words stand for. */
const schema = z
  .strictObject({
    hedges: z.record(z.string(), z.number().gt(0).lt(1)).default({}),
    claims: z.array(claimSchema.extend({ readings: z.array(typedReading).min(1) })),
  })
  .refine(
    ({ hedges, claims }) =>
      claims.every(({ readings }) =>
        readings.every(({ hedge }) => hedge === undefined || hedges[hedge] !== undefined),
      ),
    { path: ["hedges"], message: "every hedge has a probability" },
  );

/** The rows of a file of claims: one for each reading, in the order of the file. */
export const readClaimRows = (texts: Texts, file: string): Outcome<Draft["rows"]> =>
  mapOutcome(readYaml(texts, file, schema), ({ hedges, claims }) =>
    claims.flatMap((claim) =>
      claim.readings.map(({ hedge, probability, ...reading }) => {
        const worded = hedge === undefined ? undefined : hedges[hedge];
        return {
          ...{ id: `${claim.id}/${reading.id}`, date: claim.madeOn },
          ...{ known_on: lastDayOf(claim), known_basis: "statement", source: claim.source },
          ...{ claim: claim.id, reading: reading.id, kind: claim.kind, topic: claim.topic },
          ...{ statement_en: claim.statement.en, statement_zh: claim.statement.zh },
          ...{ speaker: claim.speaker, quoted: claim.quoted ?? false },
          ...{ denies: claim.denies ?? false, beside: reading.beside ?? false },
          ...{ made_on_precision: claim.madeOnPrecision, second_hand: claim.secondHand },
          ...{ cluster: claim.cluster, text_en: reading.text.en, text_zh: reading.text.zh },
          ...{ deadline: reading.deadline, written_on: reading.writtenOn },
          outcome_known: reading.outcomeKnownWhenWritten,
          ...{ resolver: json(reading.resolver), compare: json(reading.compare) },
          probability: probability ?? worded,
          probability_from:
            probability !== undefined
              ? "stated"
              : hedge === undefined
                ? undefined
                : `hedge:${hedge}`,
          ...{ distribution: json(reading.distribution), baseline: json(reading.baseline) },
        };
      }),
    ),
  );

const json = (value: unknown): string | undefined =>
  value === undefined ? undefined : JSON.stringify(value);

/** Of a claim dated by its month, the last day: no benefit of doubt for foresight. */
function lastDayOf({
  madeOn,
  madeOnPrecision,
}: Pick<z.infer<typeof claimSchema>, "madeOn" | "madeOnPrecision">): string {
  if (madeOnPrecision !== "month") return madeOn;
  const next = dateOfDay(dayNumber(`${madeOn.slice(0, 7)}-28`) + 4);
  return dateOfDay(dayNumber(`${next.slice(0, 7)}-01`) - 1);
}

/** The columns of a table of claims. */
export const claimColumns: Draft["description"]["columns"] = [
  text("claim", "id of the claim"),
  text("reading", "id of this way to decide it; the first of a claim is the one scored"),
  text("kind", "forecast, state (of its own day), arithmetic or question"),
  text("topic", "what it is about"),
  text("statement_en", "the claim in our own words"),
  text("statement_zh", "the same in Chinese"),
  text("speaker", "whose claim it is"),
  flag("quoted", "whether the speaker quotes others with it"),
  flag("denies", "whether the claim is that what is asked does not come about"),
  flag("beside", "whether the reading is shown beside and has no say in the status"),
  text("made_on_precision", "how exactly the day of the claim is known"),
  flag("second_hand", "whether the address is that of somebody who reports it"),
  text("cluster", "claims that one event decides; one vote together"),
  text("text_en", "the reading"),
  text("text_zh", "the same in Chinese"),
  optional(date("deadline", "day that decides it; empty where none does")),
  date("written_on", "day on which the reading was written"),
  flag("outcome_known", "whether the outcome could be known to whoever wrote it"),
  optional(text("resolver", "the query that finds its value, as JSON")),
  optional(text("compare", "when that value means yes, as JSON")),
  optional(number("probability", "1", "probability that it comes true")),
  optional(text("probability_from", "stated, or the words that it was read from")),
  optional(text("distribution", "a forecast of the quantity, as JSON")),
  optional(text("baseline", "what the trend of the day would have said, as JSON")),
];
