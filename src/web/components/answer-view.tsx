import type { ReactNode } from "react";
import { titleOf } from "../answer-sections.ts";
import { useApp } from "../app-context.ts";
import { AskedContext } from "../asked-context.ts";
import { useLasting } from "../use-settled.ts";
import type { Work } from "../use-work.ts";
import type { WebAnswer } from "../work/messages.ts";
import { AnswerFooter } from "./answer-footer.tsx";
import { AnswerSkeleton } from "./answer-skeleton.tsx";
import { DocumentView } from "./document-view.tsx";
import { DIGEST_LENGTH, FrozenNotice } from "./frozen-notice.tsx";
import { ProblemNotice } from "./problem-notice.tsx";
import { WorkState } from "./work-state.tsx";

/** An answer as it comes: waiting, in progress, a problem, or the document with its footer. */
export function AnswerView<Result>({
  operation,
  input,
  answer,
  children,
  tabs = false,
}: {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly answer: Work<WebAnswer<Result>>;
  /** Shown instead of the operation's own document. */
  readonly children?: (value: WebAnswer<Result>) => ReactNode;
  /** Whether what is shown has tabs of its own, which hold what the footer would. */
  readonly tabs?: boolean;
}) {
  const { address } = useApp();
  const { value, problem, stale } = answer;
  const faded = useLasting(stale);
  const wanted = address.values["d"];
  const got = value?.envelope.dataDigest.slice(0, DIGEST_LENGTH);
  const frozenElsewhere = wanted !== undefined && got !== undefined && wanted !== got;
  const look = faded && value ? "answer stale" : problem && value ? "answer outdated" : "answer";
  return (
    <div className={look} aria-busy={stale}>
      {stale && !value && !problem ? <AnswerSkeleton work={answer} /> : <WorkState work={answer} />}
      {problem && <ProblemNotice problem={problem} />}
      {frozenElsewhere && <FrozenNotice wanted={wanted} got={got} />}
      {value && !frozenElsewhere && (
        <AskedContext value={{ operation, input, document: value.document }}>
          {children?.(value) ?? <DocumentView document={value.document} name={operation} />}
          {!tabs && (
            <AnswerFooter
              operation={operation}
              input={input}
              answer={value}
              title={titleOf(value.document) ?? operation}
            />
          )}
        </AskedContext>
      )}
    </div>
  );
}
