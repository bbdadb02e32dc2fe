import { useApp, useLink } from "../app-context.ts";
import { useCompute } from "../use-work.ts";
import type { CatalogueEntry } from "../work/messages.ts";

/** Operations whose own pages stand in the header. */
const pageOf: Readonly<Record<string, readonly string[]>> = {
  law: ["law"],
  trend: ["trend"],
  series: ["data"],
  simulate: ["scenario"],
};

/** Every question that Sextant answers, each with a page that asks it. */
export function ToolList() {
  const { language } = useApp();
  const link = useLink();
  const { value } = useCompute<readonly CatalogueEntry[]>({ kind: "catalogue", language });
  return (
    <ul className="tools">
      {value?.map(({ name, title, summary }) => (
        <li key={name}>
          <a href={link(pageOf[name] ?? [name])}>
            <strong>{title}</strong>
            <span>{summary}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
