import type { ReactNode } from "react";
import type { MessageKey } from "../../i18n/translate.ts";
import type { Parameter } from "../../operations/contract/parameters.ts";
import type { Document } from "../../reports/document.ts";
import { useApp } from "../app-context.ts";
import { globalFields, inputOf } from "../form-input.ts";
import { useAnswer, useCompute } from "../use-work.ts";
import type { CatalogueEntry, WebAnswer } from "../work/messages.ts";
import { AnswerView } from "./answer-view.tsx";
import type { Assumed } from "./assumed.ts";
import { DocumentView } from "./document-view.tsx";
import { Headline, type HeadlineFigure } from "./headline.tsx";
import { Later } from "./later.tsx";
import { EARLIEST, MonthSlider } from "./month-slider.tsx";
import { OperationForm, textsOf } from "./operation-form.tsx";

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
  /** The numbers to remember. A page that has them is a calculator: its form is near them. */
  readonly headline?: (result: Result) => readonly HeadlineFigure[];
  /** The pictures of the answer, between its finding and its tables. */
  readonly children?: (value: WebAnswer<Result>) => ReactNode;
}

/** A question: its form in the address, its finding and pictures, then its document. */
export function QuestionPage<Result>(props: QuestionPageProps<Result>) {
  const { address, language, t, today } = useApp();
  const catalogue = useCompute<readonly CatalogueEntry[]>({ kind: "catalogue", language });
  const entry = catalogue.value?.find(({ name }) => name === props.operation);
  const embedded = address.values["embed"] !== undefined;
  return (
    <>
      {props.title && !embedded && <h1>{t(props.title)}</h1>}
      {!embedded && (props.lead || entry) && (
        <p className={props.lead ? "lead" : "summary"}>
          {props.lead ? t(props.lead) : entry?.summary}
        </p>
      )}
      {props.title && !embedded && <MonthSlider earliest={EARLIEST} latest={today} />}
      {entry ? (
        <Asked {...props} entry={entry} />
      ) : (
        <p className="waiting">{t(catalogue.value ? "web.not-found" : "web.waiting")}</p>
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
  ...parts
}: QuestionPageProps<Result> & { readonly entry: CatalogueEntry }) {
  const { address, asOf } = useApp();
  const { values } = address;
  const own = ordered(
    entry.parameters.filter(({ name }) => !globalFields.includes(name)),
    first,
  );
  const untouched = own.every(({ name }) => values[name] === undefined);
  const defaults = untouched ? (given ?? textsOf(entry.examples[0] ?? {}, own)) : {};
  const texts = { ...defaults, ...values, asOf, hindsight: values["h"] };
  const input = inputOf(entry.parameters, texts);
  const complete = entry.parameters.every(
    ({ name, required }) => !required || input[name] !== undefined,
  );
  const answer = useAnswer<Result>(entry.name, complete ? input : undefined);
  const taken = answer.value && assumed?.(answer.value.envelope.result);
  const embedded = values["embed"] !== undefined;
  return (
    <div className={embedded ? "" : `with-form${parts.headline ? " calculator" : ""}`}>
      {!embedded && (
        <OperationForm
          entry={entry}
          parameters={own}
          defaults={defaults}
          {...(first ? { shown: first.length } : {})}
          {...(suggestions ? { suggestions } : {})}
          {...(taken ? { assumed: taken } : {})}
        />
      )}
      {complete && (
        <AnswerView operation={entry.name} input={input} answer={answer}>
          {(answered) => <Answered answered={answered} {...parts} />}
        </AnswerView>
      )}
    </div>
  );
}

/** Finding and numbers at once; pictures and tables may come a moment later. */
function Answered<Result>({
  answered,
  operation,
  title,
  headline,
  children,
}: Pick<QuestionPageProps<Result>, "operation" | "title" | "headline" | "children"> & {
  readonly answered: WebAnswer<Result>;
}) {
  const { address } = useApp();
  const { document, envelope } = answered;
  return (
    <>
      <div className="head">
        <DocumentView document={headOf(document, title !== undefined)} name={operation} />
        {headline && <Headline figures={headline(envelope.result)} />}
      </div>
      <div className="figures">
        <Later>{children?.(answered)}</Later>
      </div>
      {address.values["embed"] === undefined && (
        <div className="rest">
          <Later>
            <DocumentView document={restOf(document)} name={operation} />
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

/** The finding, and the title where the page has none of its own. */
const headOf = (document: Document, titled: boolean): Document =>
  document.filter(({ kind }) => kind === "finding" || (kind === "title" && !titled));

const restOf = (document: Document): Document =>
  document.filter(({ kind }) => kind !== "finding" && kind !== "title");
