import { useApp } from "../app-context.ts";
import { DataTable } from "../components/data-table.tsx";
import { ProblemNotice } from "../components/problem-notice.tsx";
import { usePageTitle } from "../page-title.ts";
import { useAnswer } from "../use-work.ts";

interface DatasetList {
  readonly datasets: readonly Readonly<
    Record<"id" | "title" | "publisher" | "url" | "licence" | "retrieved", string>
  >[];
}

const promises = ["as-of", "receipts", "determinism", "uncertainty", "privacy"] as const;

/** How numbers are made, where they come from, on what terms. */
export default function AboutPage() {
  const { t } = useApp();
  usePageTitle(t("web.about"), t("web.about.lead"));
  const { value, problem } = useAnswer<DatasetList>("series", {});
  return (
    <>
      <h1>{t("web.about.title")}</h1>
      <p className="lead">{t("web.about.lead")}</p>
      <h2>{t("web.about.method")}</h2>
      <dl className="terms prose">
        {promises.map((promise) => (
          <div key={promise}>
            <dt>{t(`web.about.${promise}`)}</dt>
            <dd>{t(`web.about.${promise}.text`)}</dd>
          </div>
        ))}
      </dl>
      <h2>{t("web.about.sources")}</h2>
      <p className="prose">{t("web.about.sources.text")}</p>
      {problem && <ProblemNotice problem={problem} />}
      {value && (
        <DataTable
          label={t("web.about.sources")}
          table={{
            columns: [
              { label: t("series.title") },
              { label: t("view.publisher") },
              { label: t("view.licence") },
              { label: t("web.retrieved") },
              { label: t("view.source") },
            ],
            rows: value.envelope.result.datasets.map((dataset) => [
              dataset.title,
              dataset.publisher,
              dataset.licence,
              dataset.retrieved,
              dataset.url,
            ]),
          }}
        />
      )}
      <h2>{t("web.about.software")}</h2>
      <p className="prose">{t("web.about.software.text", { version: SEXTANT_VERSION })}</p>
    </>
  );
}
