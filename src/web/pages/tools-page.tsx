import { useApp } from "../app-context.ts";
import { ToolList } from "../components/tool-list.tsx";

/** The list of all questions. */
export default function ToolsPage() {
  const { t } = useApp();
  return (
    <>
      <h1>{t("web.home.more")}</h1>
      <ToolList />
    </>
  );
}
