import { describe, expect, test } from "vitest";
import { openFacts } from "../src/data/facts.ts";
import { runOperation } from "../src/operations/contract/run-operation.ts";
import law from "../src/operations/law/law.ts";
import { isDear } from "./support/dear.ts";
import { contextOf, embeddedStore, withRows } from "./support/facts.ts";
import { pastQuestions, timeless } from "./support/past-questions.ts";
import { withFuture } from "./support/with-future.ts";

const PAST = "2023-12-28";
const LATER_PAST = "2025-03-31";
const FUTURE = "2027-01-01";

describe("facts that arrive later", () => {
  const today = contextOf();
  const later = contextOf(withFuture(embeddedStore, FUTURE));
  const laterUnrevised = contextOf(withFuture(embeddedStore, FUTURE, false));

  const unchanged = "change no byte of %s as of %s";
  const on = (asOf: string) =>
    pastQuestions.map((question) => [question.operation.name, asOf, question] as const);
  type Asked = ReturnType<typeof on>[number];
  const quickTrends = ["time-horizon", "capability"];
  /** A trend with the replay of its past takes long too where there are many. */
  const takesLong = ([name, , { operation, input }]: Asked) =>
    isDear(operation, input) ||
    (name === "trend" && !input["fast"] && !quickTrends.includes(String(input["id"])));
  const expectUnchanged = async (...[, asOf, { operation, input }]: Asked) => {
    const asked = { ...input, asOf };
    const before = await runOperation(operation, asked, today);
    const isHindsight = "hindsight" in input && input.hindsight === true;
    const after = await runOperation(operation, asked, isHindsight ? laterUnrevised : later);
    expect(timeless(after)).toBe(timeless(before));
  };
  test.each(on(PAST).filter((asked) => !takesLong(asked)))(unchanged, expectUnchanged);
  test.each([...on(PAST).filter(takesLong), ...on(LATER_PAST)])(
    unchanged,
    { tags: "long" },
    expectUnchanged,
  );

  test("do change the answer about a day on which they are known", async () => {
    const before = await runOperation(law, {}, { ...today, today: FUTURE });
    const after = await runOperation(law, {}, { ...later, today: FUTURE });
    expect(JSON.stringify(after)).not.toBe(JSON.stringify(before));
  });

  test("cannot be asked for ahead of time", async () => {
    const asked = await runOperation(law, { asOf: "2030-01-01" }, today);
    const facts = { value: "2030-01-01", today: today.today };
    expect(asked).toEqual({ ok: false, error: { code: "as-of-ahead", facts } });
    expect((await runOperation(law, { asOf: today.today }, today)).ok).toBe(true);
  });

  test("are seen with hindsight only when they describe an earlier day", () => {
    const known = openFacts(
      withRows(embeddedStore, (id, text) =>
        id === "electricity"
          ? text.replaceAll(/,20\d\d-\d\d-\d\d,(?=report|publ|assum)/g, `,${FUTURE},`)
          : text,
      ),
    );
    const plain = known.selectAll("electricity", { asOf: "2025-12-31", hindsight: false });
    const hindsight = known.selectAll("electricity", { asOf: "2025-12-31", hindsight: true });
    expect(plain.ok && hindsight.ok && hindsight.value.rows.length).toBeGreaterThan(
      plain.ok ? plain.value.rows.length : Number.POSITIVE_INFINITY,
    );
  });
});
