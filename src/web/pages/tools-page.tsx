import { useApp } from "../app-context.ts";
import { ToolList } from "../components/tool-list.tsx";
import { usePageTitle } from "../page-title.ts";

/** The list of all questions. */
export default function ToolsPage() {
  const { t } = useApp();
  usePageTitle(t("web.home.more"), t("web.tools.description"));
  return (
    <>
      <h1>{t("web.home.more")}</h1>
      <ToolList />
    </>
  );
}
