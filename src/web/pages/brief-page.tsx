import { useCallback, useEffect, useState } from "react";
import type { BriefResult } from "../../operations/brief/result.ts";
import { type SectionId, sectionIds } from "../../operations/brief/sections.ts";
import { useApp } from "../app-context.ts";
import { AnswerView } from "../components/answer-view.tsx";
import { DocumentView } from "../components/document-view.tsx";
import { EARLIEST, MonthSlider } from "../components/month-slider.tsx";
import { ProblemNotice } from "../components/problem-notice.tsx";
import { Sentence } from "../components/sentence.tsx";
import { WorkState } from "../components/work-state.tsx";
import { usePageTitle } from "../page-title.ts";
import { useAnswer } from "../use-work.ts";

/** The brief: what each section found on one page, and each section where its finding is opened. */
export default function BriefPage() {
  const { t, today } = useApp();
  const [answered, setAnswered] = useState(0);
  const next = useCallback((id: SectionId) => {
    setAnswered((count) => Math.max(count, sectionIds.indexOf(id) + 1));
  }, []);
  usePageTitle(t("web.question.brief"), t("operation.brief"));
  return (
    <>
      <h1 className="eyebrow">{t("web.question.brief")}</h1>
      <form className="control-bar" aria-label={t("web.settings")}>
        <MonthSlider earliest={EARLIEST} latest={today} />
      </form>
      {sectionIds.slice(0, answered + 1).map((id) => (
        <Section key={id} id={id} onAnswered={next} />
      ))}
    </>
  );
}

/**
 * One section, asked for by itself, so that each stands as soon as it is there; the next comes below
 * it when it has been answered, and nothing moves.
 */
function Section({
  id,
  onAnswered,
}: {
  readonly id: SectionId;
  readonly onAnswered: (id: SectionId) => void;
}) {
  const { address, asOf, change, t } = useApp();
  const input = { sections: [id], ...(asOf ? { asOf } : {}) };
  const answer = useAnswer<BriefResult>("brief", input);
  const isAnswered = answer.value !== undefined || !answer.stale;
  useEffect(() => {
    if (isAnswered) onAnswered(id);
  }, [isAnswered, id, onAnswered]);
  const isOpen = address.values["section"] === id;
  // What was opened once stays: its pictures are not drawn again.
  const [opened, setOpened] = useState(isOpen);
  const document = answer.value?.document ?? [];
  const finding = document.find(({ kind }) => kind === "finding");
  return (
    <details
      className="section brief-section"
      open={isOpen}
      onToggle={({ currentTarget: { open } }) => {
        if (open) setOpened(true);
        if (open !== isOpen) change({ section: open ? id : undefined });
      }}
    >
      <summary>
        <span className="eyebrow">{t(`brief.section.${id}`)}</span>
        {finding?.kind === "finding" && (
          <span className="brief-finding">
            <Sentence text={finding.text} />
          </span>
        )}
        <WorkState work={answer} />
        {answer.problem && <ProblemNotice problem={answer.problem} />}
      </summary>
      {opened && (
        <AnswerView operation="brief" input={input} answer={answer}>
          {({ document: whole }) => (
            <DocumentView
              document={whole.filter(
                (block) =>
                  block.kind !== "title" && block.kind !== "finding" && !isNamed(block, id),
              )}
              name={`brief-${id}`}
            />
          )}
        </AnswerView>
      )}
    </details>
  );

  /** The heading that the line of the section already is. */
  function isNamed(block: (typeof document)[number], section: SectionId): boolean {
    return block.kind === "heading" && block.text === t(`brief.section.${section}`);
  }
}
