import { z } from "zod";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { type Translate, translator } from "../../i18n/translate.ts";
import { type Application, knownApplications } from "../../observatory/parts/application.ts";
import { readApplication } from "../../observatory/parts/read-application.ts";
import { unlockWorld } from "../../observatory/parts/unlock-world.ts";
import { unlockDates } from "../../observatory/unlock.ts";
import { asOfFields, file, seedField, windowOf } from "../contract/fields.ts";
import { defineOperation } from "../contract/operation.ts";
import { type OwnData, readOwnData } from "./own-data.ts";
import { unlockPictures } from "./pictures.ts";
import { unlockSchema } from "./result.ts";
import { unlockResult } from "./to-result.ts";
import { viewUnlock } from "./view.ts";

/** When applications become possible: able, reliable and cheap enough, all at once. */
export default defineOperation({
  name: "unlock",
  input: z.strictObject({
    application: z.string().optional(),
    definition: file().optional(),
    data: file("examples/data/thresholds.csv").optional(),
    draws: z.number().int().min(20).max(20_000).default(300),
    seed: seedField(),
    ...asOfFields,
  }),
  output: unlockSchema,
  weight: ({ draws }) => 0.2 + draws * 2e-3,
  rows: "applications",
  positional: ["application"],
  examples: [{}, { application: "unattended-software-engineering" }],
  run(input, context) {
    const window = windowOf(input, context);
    if (!window.ok) return window;
    const known = knownApplications(context.facts, window.value);
    if (!known.ok) return known;
    const own = input.data === undefined ? undefined : readOwnData(input.data, window.value.asOf);
    if (own && !own.ok) return own;
    const asked = askedOf(input, known.value.applications, own?.value, window.value.asOf);
    if (!asked.ok) return asked;
    const measures = own?.value.of === "models" ? own.value.measures : [];
    const world = unlockWorld(context.facts, window.value, measures);
    if (!world.ok) return world;
    const { applications, senses } = known.value;
    const { unlocked, lag } = unlockDates(asked.value, applications, world.value, senses, input);
    const t = translator(context.language);
    const { asOf } = window.value;
    const { edition } = world.value;
    return succeed({
      result: unlockResult(unlocked, lag, { asOf, edition }, context.language),
      seed: input.seed,
      notes: [
        t("unlock.note.joint"),
        t("unlock.note.lag"),
        t("unlock.note.circular"),
        t("unlock.note.future"),
        t("unlock.note.price"),
        t("unlock.note.speed"),
        ...(own ? notesOfOwn(own.value, world.value.unscored, t) : []),
      ],
    });
  },
  view: viewUnlock,
  pictures: unlockPictures,
});

/** What was taken of the reader's rows, and what was not. */
const notesOfOwn = (own: OwnData, unscored: readonly string[], t: Translate): readonly string[] => [
  ...(own.of === "models" ? [t("unlock.note.own-models", { n: own.measures.length })] : []),
  ...(own.of === "thresholds" && own.unset.length > 0
    ? [t("unlock.note.own-unset", { names: own.unset.join(", ") })]
    : []),
  ...(unscored.length > 0 ? [t("unlock.note.own-unscored", { names: unscored.join(", ") })] : []),
  ...(own.later > 0 ? [t("own.later", { count: own.later })] : []),
];

/** The reader's application or applications, the one asked for, or all. */
function askedOf(
  input: { readonly application?: string | undefined; readonly definition?: string | undefined },
  embedded: readonly Application[],
  own: OwnData | undefined,
  asOf: string,
): Outcome<readonly Application[]> {
  const isOwn = own?.of === "thresholds";
  if (isOwn && input.definition !== undefined) {
    return fail("only-one-of", { field: "data", other: "definition" });
  }
  const known = isOwn ? own.applications : embedded;
  if (input.definition !== undefined) {
    const own = readApplication(input.definition);
    return own.ok ? succeed([own.value]) : own;
  }
  if (input.application === undefined) return succeed(known);
  const found = known.filter(({ id }) => id === input.application);
  const ids = known.map(({ id }) => id).join(", ");
  return found.length > 0
    ? succeed(found)
    : fail("unknown-application", { value: input.application, known: ids || "–", asOf });
}
