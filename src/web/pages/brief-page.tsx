import { useState } from "react";
import type { BriefResult } from "../../operations/brief/result.ts";
import { type SectionId, sectionIds } from "../../operations/brief/sections.ts";
import { useApp } from "../app-context.ts";
import { AnswerView, WorkState } from "../components/answer-view.tsx";
import { DocumentView } from "../components/document-view.tsx";
import { EARLIEST, MonthSlider } from "../components/month-slider.tsx";
import { ProblemNotice } from "../components/problem-notice.tsx";
import { Sentence } from "../components/sentence.tsx";
import { usePageTitle } from "../page-title.ts";
import { useAnswer } from "../use-work.ts";

/** The brief: what each section found on one page, and each section where its finding is opened. */
export default function BriefPage() {
  const { t, today } = useApp();
  usePageTitle(t("web.question.brief"), t("operation.brief"));
  return (
    <>
      <h1 className="eyebrow">{t("web.question.brief")}</h1>
      <form className="control-bar" aria-label={t("web.settings")}>
        <MonthSlider earliest={EARLIEST} latest={today} />
      </form>
      {sectionIds.map((id) => (
        <Section key={id} id={id} />
      ))}
    </>
  );
}

/** One section, asked for by itself, so that each stands as soon as it is there. */
function Section({ id }: { readonly id: SectionId }) {
  const { address, asOf, change, t } = useApp();
  const input = { sections: [id], ...(asOf ? { asOf } : {}) };
  const answer = useAnswer<BriefResult>("brief", input);
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
