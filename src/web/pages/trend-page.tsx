import type { Parameter } from "../../operations/contract/parameters.ts";
import type { TrendResult } from "../../operations/trend/result.ts";
import { useApp, useLink } from "../app-context.ts";
import { AnswerView } from "../components/answer-view.tsx";
import { inputOf } from "../form-input.ts";
import { usePageTitle } from "../page-title.ts";
import { ScenarioView } from "../trend/scenario-view.tsx";
import { TrendView } from "../trend/trend-view.tsx";
import { useAnswer, useCompute, useStanding } from "../use-work.ts";
import type { CatalogueEntry, WebAnswer } from "../work/messages.ts";

/** The tracked quantities, or one of them. */
export default function TrendPage() {
  const { address } = useApp();
  const id = address.path[1];
  return id === undefined ? <List /> : <One id={id} key={id} />;
}

function List() {
  const { t } = useApp();
  usePageTitle(t("trend.list"), t("operation.trend"));
  return (
    <>
      <h1>{t("trend.list")}</h1>
      <Links />
    </>
  );
}

/** Every tracked quantity as a link to it. */
function Links() {
  const link = useLink();
  const answer = useAnswer<TrendResult>("trend", {});
  return (
    <AnswerView operation="trend" input={{}} answer={answer}>
      {({ envelope: { result } }) =>
        "trends" in result && (
          <ul className="tools">
            {result.trends.map(({ id, title, unit, definition }) => (
              <li key={id}>
                <a href={link(["trend", id])}>
                  <strong>{title}</strong>
                  <span>
                    {unit} · {definition}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        )
      }
    </AnswerView>
  );
}

function One({ id }: { readonly id: string }) {
  const { address, asOf, language, t } = useApp();
  const link = useLink();
  const catalogue = useCompute<readonly CatalogueEntry[]>({ kind: "catalogue", language });
  const parameters = catalogue.value?.find(({ name }) => name === "trend")?.parameters;
  const texts = { ...address.values, id, asOf, hindsight: address.values["h"] };
  const input = parameters && inputOf(parameters, texts);
  const answer = useStanding(useAnswer<TrendResult>("trend", input));
  const result = answer.value?.envelope.result;
  const fitted = result !== undefined && "kind" in result && result.kind === "fit";
  const embedded = address.values["embed"] !== undefined;
  return (
    <>
      {!embedded && (
        <p className="back">
          <a href={link(["trend"])}>← {t("trend.list")}</a>
        </p>
      )}
      <AnswerView operation="trend" input={input ?? {}} answer={answer} tabs={fitted}>
        {(value) => <Shown value={value} input={input ?? {}} parameters={parameters ?? []} />}
      </AnswerView>
      {answer.problem && !answer.value && <Links />}
    </>
  );
}

function Shown({
  value,
  input,
  parameters,
}: {
  readonly value: WebAnswer<TrendResult>;
  readonly input: Readonly<Record<string, unknown>>;
  readonly parameters: readonly Parameter[];
}) {
  const { envelope } = value;
  if (!("kind" in envelope.result)) return null;
  return envelope.result.kind === "fit" ? (
    <TrendView trend={envelope.result} answer={value} input={input} parameters={parameters} />
  ) : (
    <ScenarioView scenario={envelope.result} envelope={envelope} />
  );
}
