import { useApp } from "../app-context.ts";
import { AnswerView } from "../components/answer-view.tsx";
import { OperationForm, textsOf } from "../components/operation-form.tsx";
import { globalFields, inputOf } from "../form-input.ts";
import { useAnswer, useCompute } from "../use-work.ts";
import type { CatalogueEntry } from "../work/messages.ts";

/** The page of an operation that needs no other: its form, and its answer as a document. */
export default function OperationPage() {
  const { address, language, t } = useApp();
  const name = address.path[0] ?? "";
  const catalogue = useCompute<readonly CatalogueEntry[]>({ kind: "catalogue", language });
  const entry = catalogue.value?.find((each) => each.name === name);
  if (!entry) {
    return <p className="waiting">{catalogue.value ? t("web.not-found") : t("web.waiting")}</p>;
  }
  return <Asked entry={entry} />;
}

function Asked({ entry }: { readonly entry: CatalogueEntry }) {
  const { address, asOf } = useApp();
  const { values } = address;
  const own = entry.parameters.filter(({ name }) => !globalFields.includes(name));
  const untouched = own.every(({ name }) => values[name] === undefined);
  const defaults = untouched ? textsOf(entry.examples[0] ?? {}, own) : {};
  const texts = { ...defaults, ...values, asOf, hindsight: values["h"] };
  const input = inputOf(entry.parameters, texts);
  const complete = entry.parameters.every(
    ({ name, required }) => !required || input[name] !== undefined,
  );
  const answer = useAnswer(entry.name, complete ? input : undefined);
  return (
    <>
      <p className="summary">{entry.summary}</p>
      <div className="with-form">
        <OperationForm entry={entry} parameters={own} defaults={defaults} />
        <div className="answer">
          {complete && <AnswerView operation={entry.name} input={input} answer={answer} />}
        </div>
      </div>
    </>
  );
}
