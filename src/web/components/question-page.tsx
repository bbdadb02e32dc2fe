import type { ReactNode } from "react";
import type { MessageKey } from "../../i18n/translate.ts";
import type { Parameter } from "../../operations/contract/parameters.ts";
import { headOf } from "../answer-sections.ts";
import { useApp } from "../app-context.ts";
import { globalFields, inputOf } from "../form-input.ts";
import { usePageTitle } from "../page-title.ts";
import { useStagedAnswer } from "../use-staged-answer.ts";
import { useCompute, useStanding } from "../use-work.ts";
import type { CatalogueEntry, WebAnswer } from "../work/messages.ts";
import { AnswerSkeleton } from "./answer-skeleton.tsx";
import { AnswerTabs } from "./answer-tabs.tsx";
import { AnswerView } from "./answer-view.tsx";
import type { Assumed } from "./assumed.ts";
import { ControlBar } from "./control-bar.tsx";
import { DocumentView } from "./document-view.tsx";
import { Headline, type HeadlineFigure } from "./headline.tsx";
import { Later } from "./later.tsx";
import { EARLIEST, MonthSlider } from "./month-slider.tsx";
import { OperationForm, textsOf } from "./operation-form.tsx";
import { type View, Views } from "./views.tsx";

/** What a page says of itself; the rest is the same for every question. */
export interface QuestionPageProps<Result> {
  readonly operation: string;
  /** Heading in place of that of the answer. */
  readonly title?: MessageKey;
  readonly lead?: MessageKey;
  /** Fields shown at once, in this order; the others wait behind "more". All when not given. */
  readonly first?: readonly string[];
  /** Texts of an untouched form; the first example when not given. */
  readonly defaults?: Readonly<Record<string, string>>;
  /** What the answer took for fields that the reader left empty: sliders begin there. */
  readonly assumed?: (result: Result) => Assumed;
  /** Words to choose from in fields of text. */
  readonly suggestions?: Readonly<Record<string, readonly string[]>>;
  /** Those of them that allow no other: they are lists to choose from. */
  readonly closed?: readonly string[];
  /** The numbers to remember. A page that has them is a calculator: its form is near them. */
  readonly headline?: (result: Result) => readonly HeadlineFigure[];
  /** The pictures of the answer, one at a time. */
  readonly pictures?: (
    value: WebAnswer<Result>,
    input: Readonly<Record<string, unknown>>,
  ) => readonly View[];
  /** What stands below the pictures, before the tabs. */
  readonly children?: (
    value: WebAnswer<Result>,
    input: Readonly<Record<string, unknown>>,
  ) => ReactNode;
  /** Draws with which the answer is asked for, one after the other: few at once, then more. */
  readonly stages?: readonly number[];
}

/** Keeps the line of a heading whose words are not known yet. */
const NO_BREAK = "\u00a0";

/** A question: its finding, its controls, its picture, and tabs with all the rest. */
export function QuestionPage<Result>(props: QuestionPageProps<Result>) {
  const { address, language, t } = useApp();
  const catalogue = useCompute<readonly CatalogueEntry[]>({ kind: "catalogue", language });
  const entry = catalogue.value?.find(({ name }) => name === props.operation);
  const embedded = address.values["embed"] !== undefined;
  const title = props.title ? t(props.title) : entry?.title;
  usePageTitle(title, props.lead ? t(props.lead) : entry?.summary);
  return (
    <>
      {!embedded && <h1 className="eyebrow">{title ?? NO_BREAK}</h1>}
      {entry ? (
        <Asked {...props} entry={entry} heading={title ?? props.operation} />
      ) : catalogue.value ? (
        <p>{t("web.not-found")}</p>
      ) : (
        <AnswerSkeleton work={catalogue} />
      )}
    </>
  );
}

function Asked<Result>({
  entry,
  first,
  defaults: given,
  assumed,
  suggestions,
  closed = [],
  stages,
  ...parts
}: QuestionPageProps<Result> & { readonly entry: CatalogueEntry; readonly heading: string }) {
  const { address, asOf, today } = useApp();
  const { values } = address;
  const own = ordered(
    entry.parameters.filter(({ name }) => !globalFields.includes(name)),
    first,
  ).map((parameter) =>
    closed.includes(parameter.name)
      ? { ...parameter, choices: suggestions?.[parameter.name] ?? parameter.choices }
      : parameter,
  );
  const untouched = own.every(({ name }) => values[name] === undefined);
  const defaults = untouched ? (given ?? textsOf(entry.examples[0] ?? {}, own)) : {};
  const texts = { ...defaults, ...values, asOf, hindsight: values["h"] };
  const input = inputOf(entry.parameters, texts);
  const complete = entry.parameters.every(
    ({ name, required }) => !required || input[name] !== undefined,
  );
  const answer = useStanding(
    useStagedAnswer<Result>(entry.name, complete ? input : undefined, stages),
  );
  const taken = answer.value && assumed?.(answer.value.envelope.result);
  const embedded = values["embed"] !== undefined;
  const fields = {
    parameters: own,
    defaults,
    ...(first ? { shown: first.length } : {}),
    ...(suggestions ? { suggestions } : {}),
    ...(taken ? { assumed: taken } : {}),
    problem: answer.problem,
  };
  // A calculator has its form beside its numbers; every other page has its controls in a bar.
  const calculator = parts.headline !== undefined;
  const bar = !embedded && !calculator && (
    <ControlBar {...fields}>
      <MonthSlider earliest={EARLIEST} latest={today} />
    </ControlBar>
  );
  // Until the first answer nothing stands but its place: the form begins where the answer does.
  const coming = complete && answer.stale && !answer.value && !answer.problem;
  return (
    <div className={embedded || !calculator ? "" : "with-form calculator"}>
      {!embedded && calculator && !coming && <OperationForm entry={entry} {...fields} />}
      {complete ? (
        <AnswerView operation={entry.name} input={input} answer={answer} tabs>
          {(answered) => <Answered answered={answered} input={input} bar={bar} {...parts} />}
        </AnswerView>
      ) : (
        bar
      )}
      {complete && !coming && !answer.value && bar}
    </div>
  );
}

/** Finding and numbers at once; pictures and tables may come a moment later. */
function Answered<Result>({
  answered,
  input,
  bar,
  operation,
  heading,
  headline,
  pictures,
  children,
}: Pick<QuestionPageProps<Result>, "operation" | "headline" | "pictures" | "children"> & {
  readonly answered: WebAnswer<Result>;
  readonly input: Readonly<Record<string, unknown>>;
  readonly heading: string;
  readonly bar: ReactNode;
}) {
  const { address, t } = useApp();
  const { document, envelope } = answered;
  // A page without pictures of its own shows those of the document; one with them has drawn them anew.
  const charts = document.filter(({ kind }) => kind === "chart");
  const drawn = pictures || children ? [] : charts;
  const shown = pictures ? charts : drawn;
  const told = { ...answered, document: document.filter((block) => !shown.includes(block)) };
  return (
    <>
      <div className="head">
        <DocumentView document={headOf(document, false)} name={operation} />
        {headline && <Headline figures={headline(envelope.result)} />}
      </div>
      {bar}
      <div className="figures">
        <Later>
          {pictures && (
            <Views
              views={pictures(answered, input)}
              addressKey="view"
              label={t("web.pictures")}
              className="pictures"
            />
          )}
          <DocumentView document={drawn} name={operation} />
          {children?.(answered, input)}
        </Later>
      </div>
      {address.values["embed"] === undefined && (
        <div className="rest">
          <Later>
            <AnswerTabs operation={operation} input={input} answer={told} title={heading} />
          </Later>
        </div>
      )}
    </>
  );
}

/** The fields of a page first, in its order, then the others in theirs. */
const ordered = (
  parameters: readonly Parameter[],
  first: readonly string[] = [],
): readonly Parameter[] => [
  ...first.flatMap((name) => parameters.filter((parameter) => parameter.name === name)),
  ...parameters.filter(({ name }) => !first.includes(name)),
];
