import type { ReactNode } from "react";
import type { Document } from "../../reports/document.ts";
import { sectionsOf } from "../answer-sections.ts";
import { useApp } from "../app-context.ts";
import type { WebAnswer } from "../work/messages.ts";
import { MethodNotes, TakeAlong } from "./answer-footer.tsx";
import { Cite } from "./cite.tsx";
import { DocumentView } from "./document-view.tsx";
import { OverTime } from "./over-time.tsx";
import { type View, Views } from "./views.tsx";

interface AnswerTabsProps {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly answer: WebAnswer;
  /** What the answer is about, for a citation. */
  readonly title: string;
  /** In place of the tables of the answer's document. */
  readonly table?: ReactNode;
  /** Before what the document says about what moves the answer. */
  readonly moves?: ReactNode;
  /** Rates whose answers of past months are shown. */
  readonly overTime?: readonly string[];
  /** In place of them, for an answer that is no rate. */
  readonly time?: ReactNode;
  /** Before the words of the document about the method. */
  readonly method?: ReactNode;
}

/** What stands under the picture of every answer: Table · What moves it · Over time · Method · Use it. */
export function AnswerTabs(props: AnswerTabsProps) {
  const { t } = useApp();
  return <Views views={tabsOf(props, t)} addressKey="tab" label={t("web.tabs")} className="tabs" />;
}

function tabsOf(
  { operation, input, answer, title, table, moves, overTime = [], time, method }: AnswerTabsProps,
  t: ReturnType<typeof useApp>["t"],
): readonly View[] {
  const sections = sectionsOf(answer.document);
  const part = (name: "table" | "moves" | "method") => (
    <Sections sections={sections[name]} name={operation} />
  );
  const all: readonly (View | false)[] = [
    (table !== undefined || sections.table.length > 0) && {
      id: "table",
      label: t("web.tab.table"),
      content: table ?? part("table"),
    },
    (moves !== undefined || sections.moves.length > 0) && {
      id: "moves",
      label: t("web.tab.moves"),
      content: (
        <>
          {moves}
          {part("moves")}
        </>
      ),
    },
    (time !== undefined || overTime.length > 0) && {
      id: "time",
      label: t("web.tab.time"),
      content: time ?? overTime.map((id) => <OverTime key={id} id={id} />),
    },
    {
      id: "method",
      label: t("web.tab.method"),
      content: (
        <>
          {method}
          {part("method")}
          <MethodNotes answer={answer} />
        </>
      ),
    },
    {
      id: "use",
      label: t("web.tab.use"),
      content: (
        <>
          <TakeAlong operation={operation} input={input} answer={answer} />
          <Cite title={title} envelope={answer.envelope} />
        </>
      ),
    },
  ];
  return all.filter((view) => view !== false);
}

/** Sections of a document; where there are several, each opens by its heading, the first at once. */
function Sections({
  sections,
  name,
}: {
  readonly sections: readonly Document[];
  readonly name: string;
}) {
  if (sections.length === 1) return <DocumentView document={sections[0] ?? []} name={name} />;
  return sections.map((section, index) => {
    const [head, ...rest] = section;
    return head?.kind === "heading" ? (
      <details key={head.text} className="section" open={index === 0}>
        <summary>{head.text}</summary>
        <DocumentView document={rest} name={name} />
      </details>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the place of a section is what names it
      <DocumentView key={index} document={section} name={name} />
    );
  });
}
