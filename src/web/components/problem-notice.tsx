import { namesIn, nearestNames } from "../../base/nearest-names.ts";
import type { Problem } from "../../base/outcome.ts";
import { describeProblem } from "../../i18n/translate.ts";
import { useApp } from "../app-context.ts";

/** So many names are read in a sentence; of more, the nearest are. */
const READ = 12;
const SUGGESTIONS = 3;

/** Why there is no answer, in the reader's language. */
export function ProblemNotice({ problem }: { readonly problem: Problem }) {
  const { language, t } = useApp();
  if (problem.code === "cancelled") return null;
  const names = namesIn(problem);
  const value = String(problem.facts["value"] ?? "");
  const near = nearestNames(value, names, SUGGESTIONS);
  const comma = language === "zh" ? "、" : ", ";
  return (
    <div className="problem" role="alert">
      <strong>{t("web.problem")}</strong>
      {names.length > READ && value !== "" ? (
        <>
          <p>{t("web.did-you-mean", { value, near: near.join(comma) })}</p>
          <details>
            <summary>{t("web.all-names", { count: names.length })}</summary>
            <p>{names.join(comma)}</p>
          </details>
        </>
      ) : (
        <p>{describeProblem(language, problem)}</p>
      )}
    </div>
  );
}
