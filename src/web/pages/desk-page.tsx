import { useState } from "react";
import { addDays, daysBetween } from "../../base/calendar.ts";
import { headOf } from "../answer-sections.ts";
import { useApp } from "../app-context.ts";
import { AnswerTabs } from "../components/answer-tabs.tsx";
import { AnswerView } from "../components/answer-view.tsx";
import { DocumentView } from "../components/document-view.tsx";
import { ProblemNotice } from "../components/problem-notice.tsx";
import { WorkState } from "../components/work-state.tsx";
import { usePageTitle } from "../page-title.ts";
import { useAnswer, type Work } from "../use-work.ts";
import type { WebAnswer } from "../work/messages.ts";

interface DatasetList {
  readonly datasets: readonly { readonly knownTo: string }[];
}

/** Days whose changes are shown. */
const DAYS = 30;

/** What changed in the last weeks, how old the facts are, and a place to verify a sealed answer. */
export default function DeskPage() {
  const { asOf, today, t } = useApp();
  const day = asOf ?? today;
  const input = { since: addDays(day, -DAYS), to: day };
  const changes = useAnswer("changes", input);
  const datasets = useAnswer<DatasetList>("series", {});
  // Both lines of the head come at once.
  const waits = datasets.stale && !datasets.value;
  const answer = waits ? { ...changes, stale: true, value: undefined } : changes;
  usePageTitle(t("web.desk"), t("web.desk.description"));
  return (
    <>
      <h1 className="eyebrow">{t("web.desk")}</h1>
      <AnswerView operation="changes" input={input} answer={answer} tabs>
        {(value) => (
          <>
            <div className="head">
              <DocumentView document={headOf(value.document, false)} name="changes" />
              <Age day={day} datasets={datasets} />
            </div>
            <AnswerTabs operation="changes" input={input} answer={value} title={t("web.desk")} />
          </>
        )}
      </AnswerView>
      {(answer.value || !answer.stale) && <Verify />}
    </>
  );
}

/** How long before a day the newest row became known. */
function Age({
  day,
  datasets: { value, problem },
}: {
  readonly day: string;
  readonly datasets: Work<WebAnswer<DatasetList>>;
}) {
  const { t } = useApp();
  if (problem) return <ProblemNotice problem={problem} />;
  const known = value?.envelope.result.datasets.map(({ knownTo }) => knownTo) ?? [];
  const newest = known
    .filter((each) => each <= day)
    .sort()
    .at(-1);
  if (newest === undefined) return null;
  const store = value?.envelope.store;
  return (
    <p className="statistics">
      {t("web.desk.age", { newest, days: daysBetween(newest, day) })}
      {store && ` ${t("web.desk.pulled", { day: store.day })}`}
    </p>
  );
}

/** A sealed file that is dropped or chosen is computed anew here. It never leaves the browser. */
function Verify() {
  const { t } = useApp();
  const [file, setFile] = useState<{ readonly name: string; readonly text: string }>();
  const answer = useAnswer("verify", file && { file: file.text });
  const take = (given: File | undefined): void => {
    if (given) void given.text().then((text) => setFile({ name: given.name, text }));
  };
  return (
    <section
      aria-label={t("web.desk.verify")}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        take(event.dataTransfer.files[0]);
      }}
    >
      <h2>{t("web.desk.verify")}</h2>
      <p className="prose">{t("web.desk.verify.lead")}</p>
      <label className="field">
        <span className="field-label">{t("web.file-choose")}</span>
        <input type="file" accept=".json" onChange={({ target }) => take(target.files?.[0])} />
      </label>
      {file && (
        <div aria-busy={answer.stale} aria-live="polite">
          <h3>{file.name}</h3>
          <WorkState work={answer} />
          {answer.problem && <ProblemNotice problem={answer.problem} />}
          {answer.value && !answer.stale && (
            <DocumentView
              document={answer.value.document.filter(({ kind }) => kind !== "title")}
              name="verify"
            />
          )}
        </div>
      )}
    </section>
  );
}
