import type { ReactNode } from "react";
import { formatNumber } from "../../i18n/format.ts";
import { titleOf } from "../answer-sections.ts";
import { useApp } from "../app-context.ts";
import { AskedContext } from "../asked-context.ts";
import { useLasting } from "../use-settled.ts";
import type { Work } from "../use-work.ts";
import type { WebAnswer } from "../work/messages.ts";
import { AnswerFooter } from "./answer-footer.tsx";
import { DocumentView } from "./document-view.tsx";
import { DIGEST_LENGTH, FrozenNotice } from "./frozen-notice.tsx";
import { ProblemNotice } from "./problem-notice.tsx";

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
  return (
    <div className={faded && value ? "answer stale" : "answer"} aria-busy={stale}>
      <WorkState work={answer} />
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

/** How far long work is. */
export function WorkState({ work }: { readonly work: Work<unknown> }) {
  const { t } = useApp();
  if (!work.stale) return null;
  if (work.progress) {
    const [done, total, what] = work.progress;
    return (
      <p className="waiting" role="status">
        <progress value={done} max={total} aria-label={what} />{" "}
        {t("web.progress", { what, done: formatNumber(done), total: formatNumber(total) })}{" "}
        <button type="button" onClick={work.cancel}>
          {t("web.cancel")}
        </button>
      </p>
    );
  }
  return work.value ? null : (
    <p className="waiting" role="status">
      {t("web.waiting")}
    </p>
  );
}
