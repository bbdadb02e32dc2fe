import { countText, usdText } from "../../i18n/count-text.ts";
import { formatNumber } from "../../i18n/format.ts";
import type { MessageKey } from "../../i18n/translate.ts";
import type { ModelList } from "../../operations/model/result.ts";
import { headOf } from "../answer-sections.ts";
import { useApp, useLink } from "../app-context.ts";
import { AnswerTabs } from "../components/answer-tabs.tsx";
import { AnswerView } from "../components/answer-view.tsx";
import { Choice } from "../components/choice.tsx";
import { DocumentView } from "../components/document-view.tsx";
import { usePageTitle } from "../page-title.ts";
import { useAnswer } from "../use-work.ts";
import {
  type Column,
  chosenModels,
  columns,
  commonBenchmark,
  type ListedModel,
  sortOf,
  withTask,
} from "./choose-models.ts";
import { FrontPicture } from "./front-picture.tsx";

/** Rows shown at first, and more with each wish. */
const FIRST = 25;
const STEP = 50;

/** Every model on the index: the front of score and price, and a table to filter and sort. */
export function ModelsTable() {
  const { asOf, t } = useApp();
  const input = asOf ? { asOf } : {};
  const answer = useAnswer<ModelList>("model", input);
  usePageTitle(t("web.models"), t("web.models.lead"));
  return (
    <>
      <h1 className="eyebrow">{t("web.models")}</h1>
      <AnswerView operation="model" input={input} answer={answer} tabs>
        {(value) => (
          <>
            <div className="head">
              <DocumentView document={headOf(value.document, false)} name="model" />
            </div>
            <FrontPicture list={value.envelope.result} />
            <Chosen models={value.envelope.result.models} />
            <AnswerTabs
              operation="model"
              input={input}
              answer={{
                ...value,
                document: value.document.filter(({ kind }) => kind !== "table"),
              }}
              title={t("web.models")}
            />
          </>
        )}
      </AnswerView>
    </>
  );
}

const flags = [
  ["open", "model.open"],
  ["vision", "model.vision"],
  ["sold", "web.models.sold"],
  ["front", "model.front"],
] as const satisfies readonly (readonly [string, MessageKey])[];

function Chosen({ models: all }: { readonly models: ModelList["models"] }) {
  const { address, change, t } = useApp();
  const { values } = address;
  const benchmark = commonBenchmark(all);
  const models = withTask(all, benchmark);
  const chosen = chosenModels(models, values);
  const shown = Number(values["rows"] ?? FIRST);
  const makers = [...new Set(models.flatMap(({ maker }) => maker ?? []))].sort();
  return (
    <section className="models">
      <form className="control-bar" onSubmit={(event) => event.preventDefault()}>
        <input
          type="search"
          className="narrow-list"
          aria-label={t("web.filter")}
          placeholder={t("web.filter")}
          value={values["q"] ?? ""}
          onChange={({ target }) => change({ q: target.value })}
        />
        <Choice
          label={t("model.maker")}
          value={values["maker"] ?? ""}
          options={[
            { id: "", label: t("web.models.any") },
            ...makers.map((id) => ({ id, label: id })),
          ]}
          onChange={(maker) => change({ maker })}
        />
        {flags.map(([key, label]) => (
          <label key={key} className="field tick">
            <input
              type="checkbox"
              checked={values[key] !== undefined}
              onChange={({ target }) => change({ [key]: target.checked ? "1" : undefined })}
            />
            <span>{t(label)}</span>
          </label>
        ))}
      </form>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take focus */}
      <section className="scroll" tabIndex={0} aria-label={t("web.models")}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <Heading key={column.id} column={column} />
              ))}
            </tr>
          </thead>
          <tbody>
            {chosen.slice(0, shown).map((model) => (
              <Row key={model.model} model={model} />
            ))}
          </tbody>
        </table>
      </section>
      <p className="more">
        <span>
          {t("web.table.rows", { shown: Math.min(shown, chosen.length), count: chosen.length })}
        </span>
        {benchmark && <span>{t("web.models.task", { benchmark })}</span>}
        {chosen.length > shown && (
          <button
            type="button"
            className="quiet"
            onClick={() => change({ rows: String(shown + STEP) })}
          >
            {t("web.table.more", { count: Math.min(chosen.length - shown, STEP) })}
          </button>
        )}
      </p>
    </section>
  );
}

/** A heading that sorts: once by it, again the other way round. */
function Heading({ column: { id, label, right } }: { readonly column: Column }) {
  const { address, change, t } = useApp();
  const { by, down } = sortOf(address.values);
  const isSorted = by === id;
  return (
    <th
      scope="col"
      className={right ? "right" : undefined}
      aria-sort={isSorted ? (down ? "descending" : "ascending") : "none"}
    >
      <button
        type="button"
        className="sort"
        onClick={() => change({ sort: `${isSorted && down ? "" : "-"}${id}` })}
      >
        {t(label)}
        <span aria-hidden="true">{isSorted ? (down ? " ↓" : " ↑") : ""}</span>
      </button>
    </th>
  );
}

function Row({ model }: { readonly model: ListedModel }) {
  const { t } = useApp();
  const link = useLink();
  const yes = (value: boolean | null) =>
    value === null ? "–" : t(value ? "model.yes" : "model.no");
  return (
    <tr>
      <th scope="row">
        <a href={link(["model", model.model])}>{model.model}</a>
        {model.onFront && <span title={t("model.front")}> ●</span>}
      </th>
      <td className="short">
        {model.maker ? <a href={link(["lab", model.maker])}>{model.maker}</a> : "–"}
      </td>
      <td className="short">{model.date}</td>
      <td className="right">{formatNumber(model.eci, 4)}</td>
      <td className="right">{model.usdPerMtok === null ? "–" : usdText(model.usdPerMtok, t)}</td>
      <td className="right">{model.usdPerTask === null ? "–" : usdText(model.usdPerTask, t)}</td>
      <td className="right">
        {model.contextTokens === null ? "–" : countText(model.contextTokens, t)}
      </td>
      <td>{yes(model.openWeights)}</td>
      <td>{yes(model.vision)}</td>
      <td className="right" title={model.providers.join(", ")}>
        {model.providers.length || "–"}
      </td>
    </tr>
  );
}
