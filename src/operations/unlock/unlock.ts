import { z } from "zod";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { translator } from "../../i18n/translate.ts";
import { type Application, knownApplications } from "../../observatory/parts/application.ts";
import { readApplication } from "../../observatory/parts/read-application.ts";
import { unlockWorld } from "../../observatory/parts/unlock-world.ts";
import { unlockDates } from "../../observatory/unlock.ts";
import { asOfFields, file, seedField, windowOf } from "../contract/fields.ts";
import { defineOperation } from "../contract/operation.ts";
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
    const asked = askedOf(input, known.value.applications, window.value.asOf);
    if (!asked.ok) return asked;
    const world = unlockWorld(context.facts, window.value);
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
      ],
    });
  },
  view: viewUnlock,
  pictures: unlockPictures,
});

/** The reader's application, the one asked for, or all. */
function askedOf(
  input: { readonly application?: string | undefined; readonly definition?: string | undefined },
  known: readonly Application[],
  asOf: string,
): Outcome<readonly Application[]> {
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
