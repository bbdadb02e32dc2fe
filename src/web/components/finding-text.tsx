import type { Finding } from "../../reports/findings/finding.ts";
import { Sentence } from "./sentence.tsx";
import { WhyFinding } from "./why.tsx";

/** The sentence of a page in large type, and its figures in small type below. */
export function FindingText({ finding: { sentence, statistics } }: { readonly finding: Finding }) {
  return (
    <>
      <p className="finding">
        <Sentence text={sentence} />
      </p>
      <p className="statistics">
        {statistics} <WhyFinding />
      </p>
    </>
  );
}
