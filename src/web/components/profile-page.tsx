import type { ReactNode } from "react";
import type { MessageKey } from "../../i18n/translate.ts";
import { headOf, titleOf } from "../answer-sections.ts";
import { useApp, useLink } from "../app-context.ts";
import { usePageTitle } from "../page-title.ts";
import { useStagedAnswer } from "../use-staged-answer.ts";
import type { WebAnswer } from "../work/messages.ts";
import { AnswerTabs } from "./answer-tabs.tsx";
import { AnswerView } from "./answer-view.tsx";
import { ControlBar } from "./control-bar.tsx";
import { DocumentView } from "./document-view.tsx";
import { EARLIEST, MonthSlider } from "./month-slider.tsx";
import { SaidOverTime } from "./said-over-time.tsx";
import { type View, Views } from "./views.tsx";

/** The profile of one thing: what is known of it, its pictures one at a time, and tabs with the rest. */
export function ProfilePage<Result>({
  operation,
  name,
  kind,
  stages,
  pictures,
  children,
}: {
  readonly operation: "lab" | "model" | "chip";
  readonly name: string;
  /** What it is a profile of, in the plural: the way back to all of them. */
  readonly kind: MessageKey;
  /** Draws with which it is asked for, one after the other; where it draws anything. */
  readonly stages?: readonly number[];
  /** Its pictures, one at a time. */
  readonly pictures: (value: WebAnswer<Result>) => readonly View[];
  /** What stands below the pictures, before the tabs. */
  readonly children?: (value: WebAnswer<Result>) => ReactNode;
}) {
  const { address, asOf, t, today } = useApp();
  const link = useLink();
  const input = { name, ...(asOf ? { asOf } : {}) };
  const answer = useStagedAnswer<Result>(operation, input, stages);
  const title = answer.value ? (titleOf(answer.value.document) ?? name) : name;
  const embedded = address.values["embed"] !== undefined;
  usePageTitle(title, t("web.profile.description", { name: title }));
  return (
    <>
      {!embedded && (
        <h1 className="eyebrow">
          <a href={link([operation])}>{t(kind)}</a> · {title}
        </h1>
      )}
      <AnswerView operation={operation} input={input} answer={answer} tabs>
        {(value) => {
          return (
            <>
              <div className="head">
                <DocumentView document={headOf(value.document, false)} name={operation} />
              </div>
              {!embedded && (
                <ControlBar parameters={[]}>
                  <MonthSlider earliest={EARLIEST} latest={today} />
                </ControlBar>
              )}
              <Views
                views={pictures(value)}
                addressKey="view"
                label={t("web.pictures")}
                className="pictures"
              />
              {children?.(value)}
              {!embedded && (
                <AnswerTabs
                  operation={operation}
                  input={input}
                  answer={{
                    ...value,
                    document: value.document.filter(({ kind }) => kind !== "chart"),
                  }}
                  title={title}
                  time={
                    <SaidOverTime
                      operation={operation}
                      input={stages ? { name, draws: stages[0] } : { name }}
                    />
                  }
                />
              )}
            </>
          );
        }}
      </AnswerView>
    </>
  );
}
