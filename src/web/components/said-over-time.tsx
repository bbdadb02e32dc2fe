import { addMonths } from "../../base/add-months.ts";
import { useApp } from "../app-context.ts";
import { useAnswer } from "../use-work.ts";

/** Quarters that are looked back on. */
const QUARTERS = 8;
const MONTHS = 3;

/** What the same question was answered on days past: the finding as of each quarter, newest first. */
export function SaidOverTime({
  operation,
  input,
}: {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}) {
  const { asOf, t, today } = useApp();
  const day = asOf ?? today;
  const days = Array.from({ length: QUARTERS + 1 }, (_, count) => addMonths(day, -MONTHS * count));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take focus
    <section className="scroll" tabIndex={0} aria-label={t("web.tab.time")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("history.day")}</th>
            <th scope="col">{t("web.said")}</th>
          </tr>
        </thead>
        <tbody>
          {days.map((each) => (
            <Said key={each} operation={operation} input={input} day={each} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Said({
  operation,
  input,
  day,
}: {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly day: string;
}) {
  const { change, t, today } = useApp();
  const { value, problem } = useAnswer(operation, { ...input, asOf: day });
  const finding = value?.document.find(({ kind }) => kind === "finding");
  const said = finding?.kind === "finding" ? finding.text : undefined;
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          className="quiet"
          onClick={() => change({ a: day === today ? undefined : day })}
        >
          {day}
        </button>
      </th>
      <td>{said ?? (problem ? t("web.said.nothing") : t("web.waiting"))}</td>
    </tr>
  );
}
