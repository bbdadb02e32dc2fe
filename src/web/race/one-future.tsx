import { viewFuture } from "../../operations/race/future-view.ts";
import type { RaceResult } from "../../operations/race/result.ts";
import { useApp } from "../app-context.ts";
import { DocumentView } from "../components/document-view.tsx";
import { useAnswer } from "../use-work.ts";

/** Draws of the counts beside it, which it is not about. */
const FEW = 100;
/** Key of the address that holds which draw is told. */
const STORY = "story";

/**
 * One of the futures that are counted, told as events; another at the press of a button.
 *
 * @param input of the question whose futures they are
 */
export function OneFuture({ input }: { readonly input: Readonly<Record<string, unknown>> }) {
  const { address, change, t } = useApp();
  const draw = Number(address.values[STORY] ?? 0);
  const { backcast, catchUp, by, ...asked } = input;
  const answer = useAnswer<RaceResult>("race", { ...asked, future: draw, draws: FEW });
  const future = answer.value?.envelope.result.future;
  if (!future) return answer.problem ? null : <p className="waiting">{t("web.waiting")}</p>;
  return (
    <section className={answer.stale ? "answer stale" : "answer"}>
      <DocumentView document={viewFuture(future, t)} name="race-future" />
      <button type="button" onClick={() => change({ [STORY]: String(draw + 1) })}>
        {t("web.race.another")}
      </button>
    </section>
  );
}
