import type { Kind } from "./finders.ts";
import type { Subject } from "./kinds/change.ts";
import type { Node, Source } from "./syntax.ts";
import { stringOf, textOf, within } from "./syntax.ts";

/** Why every mutant of a place must die. */
export type Decisive = "verdict" | "as-of" | "units";

/** Functions of which every mutant must die, whatever its kind. */
const functions: Readonly<Record<string, Readonly<Record<string, Decisive>>>> = {
  "src/data/facts.ts": { admits: "as-of", admitted: "as-of" },
  "src/observatory/parts/verdict.ts": {
    probabilitiesOf: "verdict",
    claimedRange: "verdict",
    verdictOf: "verdict",
    leaningOf: "verdict",
  },
  "src/trends/parts/capability-editions.ts": { selectScores: "as-of" },
  "src/trends/parts/price-ends.ts": { priceEnds: "as-of" },
  "src/trends/parts/default-form.ts": { defaultForm: "verdict" },
  "src/forecast/past-forecast.ts": { asOfDay: "as-of" },
  "src/forecast/learnt.ts": { learntBy: "as-of" },
};

/** Whether a mutant is one of a verdict, of what may be seen on a day or of a unit; and of which. */
export function decisiveOf(
  subject: Subject,
  kind: Kind,
  enclosing: readonly string[],
): Decisive | undefined {
  const { source } = subject;
  if (kind === "units" || source.path === "src/base/calendar.ts") return "units";
  if (kind === "verdicts") return "verdict";
  const listed = enclosing.map((name) => functions[source.path]?.[name]).find(Boolean);
  if (listed) return listed;
  const logical = kind === "comparisons" || kind === "conditions" || kind === "selections";
  if (logical && asksWhatIsKnown(subject.node, source)) return "as-of";
  return logical && decidesVerdict(subject) ? "verdict" : undefined;
}

const knownThen = /\b(asOf|hindsight|\w*known_on)\b/;
const comparison = /^([<>]=?|[!=]==)$/;

/** Whether a changed node compares a day with the one on which the question is asked. */
function asksWhatIsKnown(node: Node, source: Source): boolean {
  const asked =
    node.type === "ConditionalExpression" || node.type === "IfStatement" ? node.test : node;
  return within(asked).some(
    (inner) =>
      (inner.type === "BinaryExpression" &&
        comparison.test(inner.operator) &&
        knownThen.test(textOf(source, inner))) ||
      (inner.type === "MemberExpression" &&
        inner.property.type === "Identifier" &&
        inner.property.name === "hindsight"),
  );
}

/** Whether a changed node stands in the test of a choice between verdicts. */
function decidesVerdict({ node, parents, words }: Subject): boolean {
  const chain = [node, ...parents];
  return chain.some((around, index) => {
    if (around.type === "ConditionalExpression") {
      const inTest = index === 0 || chain[index - 1] === around.test;
      return inTest && [around.consequent, around.alternate].some(isVerdict);
    }
    if (around.type === "IfStatement") {
      const inTest = index === 0 || chain[index - 1] === around.test;
      return inTest && within(around.consequent).some(returnsVerdict);
    }
    return false;
  });

  function isVerdict(branch: Node): boolean {
    const text = stringOf(branch);
    if (text !== undefined) return words.setOf(text)?.verdict === true;
    return (
      branch.type === "ConditionalExpression" &&
      [branch.consequent, branch.alternate].some(isVerdict)
    );
  }

  function returnsVerdict(inner: Node): boolean {
    return inner.type === "ReturnStatement" && inner.argument !== null && isVerdict(inner.argument);
  }
}
