import { z } from "zod";
import { succeed } from "../../base/outcome.ts";
import { lawChart } from "../../charts/law-chart.ts";
import { translator } from "../../i18n/translate.ts";
import { measureLaw } from "../../observatory/law.ts";
import { lawCrossings } from "../../observatory/law-crossings.ts";
import { learntOn } from "../../trends/parts/forecast/past-forecasts.ts";
import { windowFields, windowOf } from "../contract/fields.ts";
import { defineOperation } from "../contract/operation.ts";
import { partsControl } from "../shared/parts-control.ts";
import { lawSchema } from "./result.ts";
import { lawResult } from "./to-result.ts";
import { viewLaw } from "./view.ts";

/** The new-era Moore's law: each line's claimed rate beside the measured one. */
export default defineOperation({
  name: "law",
  input: z.strictObject(windowFields),
  output: lawSchema,
  weight: () => 0.6,
  rows: "lines",
  positional: [],
  examples: [{}, { asOf: "2023-12-28" }, { asOf: "2023-12-28", hindsight: true }],
  run(input, context) {
    const window = windowOf(input, context);
    if (!window.ok) return window;
    const t = translator(context.language);
    const { facts } = context;
    const learnt = learntOn(facts, window.value.asOf, partsControl(context));
    if (!learnt.ok) return learnt;
    const lines = measureLaw(facts, window.value);
    const crossings = lawCrossings(facts, window.value, lines, learnt.value);
    return succeed({
      result: lawResult(lines, crossings, window.value, context),
      notes: [
        t(window.value.hindsight ? "law.note.hindsight" : "law.note.replay"),
        t("law.note.intervals"),
      ],
    });
  },
  pictures: ({ lines, asOf }, t, { source }) => [
    {
      ...{ kind: "chart", id: "law" },
      ...lawChart({ name: t("brief.law-chart"), asOf, source, lines }, t),
    },
  ],
  view: viewLaw,
});
