import { useMemo, useState } from "react";
import { useApp, useLink } from "../app-context.ts";
import { AnswerView } from "../components/answer-view.tsx";
import { DataTable } from "../components/data-table.tsx";
import { usePageTitle } from "../page-title.ts";
import { useAnswer } from "../use-work.ts";

type Cell = string | number | boolean | readonly string[] | null;

interface Dataset {
  readonly id: string;
  readonly columns: readonly {
    readonly name: string;
    readonly kind: string;
    readonly unit: string | null;
    readonly description: string;
  }[];
  readonly rows: readonly (readonly Cell[])[];
}

interface DatasetList {
  readonly datasets: readonly {
    readonly id: string;
    readonly title: string;
    readonly publisher: string;
    readonly licence: string;
    readonly rows: number;
    readonly from: string;
    readonly to: string;
    readonly retrieved: string;
  }[];
}

/** Every dataset: the list, or the rows of one as of the date. */
export default function DataPage() {
  const { address } = useApp();
  const id = address.path[1];
  return id === undefined ? <List /> : <Rows id={id} key={id} />;
}

function List() {
  const { t } = useApp();
  const link = useLink();
  usePageTitle(t("series.title"), t("web.data.lead"));
  const answer = useAnswer<DatasetList>("series", {});
  return (
    <>
      <h1>{t("series.title")}</h1>
      <p className="lead">{t("web.data.lead")}</p>
      <AnswerView operation="series" input={{}} answer={answer}>
        {({ envelope }) => (
          <ul className="tools">
            {envelope.result.datasets.map((dataset) => (
              <li key={dataset.id}>
                <a href={link(["data", dataset.id])}>
                  <strong>{dataset.title}</strong>
                  <span>
                    {t("web.data.entry", {
                      rows: dataset.rows,
                      from: dataset.from.slice(0, 7),
                      to: dataset.to.slice(0, 7),
                      publisher: dataset.publisher,
                    })}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        )}
      </AnswerView>
    </>
  );
}

function Rows({ id }: { readonly id: string }) {
  const { address, asOf, change, t } = useApp();
  const link = useLink();
  const input = { id, ...(asOf ? { asOf } : {}) };
  usePageTitle(id, t("web.data.lead"));
  const answer = useAnswer<Dataset>("series", input);
  const filter = address.values["q"] ?? "";
  return (
    <>
      <p>
        <a href={link(["data"])}>← {t("series.title")}</a>
      </p>
      <h1>{id}</h1>
      <div className="filter-line">
        <label className="field">
          <span className="field-label">{t("web.data.filter")}</span>
          <input
            type="search"
            value={filter}
            onChange={({ target }) => change({ q: target.value })}
          />
        </label>
        <button type="button" disabled={filter === ""} onClick={() => change({ q: undefined })}>
          {t("web.reset")}
        </button>
      </div>
      <AnswerView operation="series" input={input} answer={answer}>
        {({ envelope }) => <Filtered dataset={envelope.result} filter={filter} />}
      </AnswerView>
    </>
  );
}

function Filtered({ dataset, filter }: { readonly dataset: Dataset; readonly filter: string }) {
  const { t } = useApp();
  const { columns, rows } = dataset;
  const [sorted, setSorted] = useState(1);
  const shown = useMemo(() => {
    const words = filter.toLowerCase().split(/\s+/);
    return rows
      .map((row) => row.map(cellText))
      .filter((row) => {
        const whole = row.join(" ").toLowerCase();
        return words.every((word) => whole.includes(word));
      })
      .sort((one, other) => compare(other[sorted] ?? "", one[sorted] ?? ""));
  }, [rows, filter, sorted]);
  return (
    <>
      <p className="note" aria-live="polite">
        {t("web.data.count", { shown: shown.length, count: rows.length })}
      </p>
      <label className="field sort">
        <span className="field-label">{t("web.data.sort")}</span>
        <select value={sorted} onChange={({ target }) => setSorted(Number(target.value))}>
          {columns.map(({ name }, index) => (
            <option key={name} value={index}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <DataTable
        key={`${filter} ${sorted}`}
        label={dataset.id}
        table={{
          columns: columns.map(({ name, kind, unit }) => ({
            label: unit && unit !== "1" ? `${name} (${unit})` : name,
            align: kind === "number" ? "right" : "left",
          })),
          rows: shown,
        }}
      />
      <details>
        <summary>{t("web.data.columns")}</summary>
        <DataTable
          label={t("web.data.columns")}
          table={{
            columns: [
              { label: t("web.data.column") },
              { label: t("view.unit") },
              { label: t("view.definition") },
            ],
            rows: columns.map(({ name, unit, description }) => [name, unit ?? "", description]),
          }}
        />
      </details>
    </>
  );
}

const cellText = (cell: Cell): string =>
  cell === null ? "" : typeof cell === "object" ? cell.join("; ") : String(cell);

/** Numbers by value, all else by letters. */
function compare(one: string, other: string): number {
  const difference = Number(one) - Number(other);
  return Number.isNaN(difference) || one === "" || other === ""
    ? one.localeCompare(other)
    : difference;
}
