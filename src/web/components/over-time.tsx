import type { HistoryResult } from "../../operations/history/result.ts";
import { useApp, useLink } from "../app-context.ts";
import { useAnswer } from "../use-work.ts";
import { DocumentView } from "./document-view.tsx";
import { ProblemNotice } from "./problem-notice.tsx";
import { WorkState } from "./work-state.tsx";

/** What a rate was said to be over time, as a sentence and a picture; its table is a link away. */
export function OverTime({ id }: { readonly id: string }) {
  const { asOf, t } = useApp();
  const link = useLink();
  const input = { id, ...(asOf ? { asOf } : {}) };
  const answer = useAnswer<HistoryResult>("history", input);
  const shown = answer.value?.document.filter(({ kind }) => kind === "finding" || kind === "chart");
  return (
    <section className="over-time">
      <h2>{t("web.over-time")}</h2>
      <WorkState work={answer} />
      {answer.problem && <ProblemNotice problem={answer.problem} />}
      {shown && <DocumentView document={shown} name={`history-${id}`} />}
      <p>
        <a href={link(["history"], { id })}>{t("web.over-time.table")}</a>
      </p>
    </section>
  );
}
