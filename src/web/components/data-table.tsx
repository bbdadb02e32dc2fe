import { useState } from "react";
import type { TableBlock } from "../../reports/document.ts";
import { useApp } from "../app-context.ts";
import { numbered } from "../numbered.ts";
import { LinkedText } from "./linked-text.tsx";
import { Why } from "./why.tsx";

/** Rows shown at first, and more with each wish: a page stays quick however long its tables. */
const FIRST = 12;
const STEP = 60;

/** A table in a region that scrolls by itself, and by keyboard, where the screen is narrow. */
export function DataTable({
  table: { columns, rows },
  label,
  id,
}: {
  readonly table: Pick<TableBlock, "columns" | "rows">;
  readonly label: string;
  /** By which `why` knows the cells of the table. */
  readonly id?: string | undefined;
}) {
  const { t } = useApp();
  const [shown, setShown] = useState(FIRST);
  const left = rows.length - shown;
  const heads = numbered(columns);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take focus */}
      <section className="scroll" tabIndex={0} aria-label={label}>
        <table>
          <thead>
            <tr>
              {heads.map(({ key, item }) => (
                <th key={key} scope="col" className={item.align}>
                  {item.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {numbered(rows.slice(0, shown)).map(({ key, item: row }, place) => (
              <tr key={key}>
                {heads.map((head, index) => (
                  <td
                    key={head.key}
                    className={`${head.item.align ?? ""} ${isShort(row[index]) ? "short" : ""}`}
                  >
                    {id !== undefined && isFigure(head.item.align, row[index]) ? (
                      <Why id={`${id}.${place + 1}.${index + 1}`} text={row[index] ?? ""} />
                    ) : (
                      <LinkedText text={row[index] ?? ""} />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {left > 0 && (
        <p className="more">
          <span>{t("web.table.rows", { shown, count: rows.length })}</span>
          <button type="button" className="quiet" onClick={() => setShown(shown + STEP)}>
            {t("web.table.more", { count: Math.min(left, STEP) })}
          </button>
        </p>
      )}
    </>
  );
}

/** Dates, numbers and short names stay on one line; so do addresses, which are shortened. */
const isShort = (text = ""): boolean => text.length <= 27 || /^https?:\/\/\S+$/.test(text);

/** Whether a cell holds a number: it stands in a column of numbers, and has a digit. */
const isFigure = (align: string | undefined, text = ""): boolean =>
  align === "right" && /\d/.test(text);
