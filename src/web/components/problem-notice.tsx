import type { Problem } from "../../base/outcome.ts";
import { describeProblem } from "../../i18n/translate.ts";
import { useApp } from "../app-context.ts";

/** Why there is no answer, in the reader's language. */
export function ProblemNotice({ problem }: { readonly problem: Problem }) {
  const { language, t } = useApp();
  if (problem.code === "cancelled") return null;
  return (
    <div className="problem" role="alert">
      <strong>{t("web.problem")}</strong>
      <p>{describeProblem(language, problem)}</p>
    </div>
  );
}
