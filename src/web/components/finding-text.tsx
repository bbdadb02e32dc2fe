import type { Finding } from "../../reports/findings/finding.ts";

/** The sentence of a page in large type, and its figures in small type below. */
export function FindingText({ finding: { sentence, statistics } }: { readonly finding: Finding }) {
  return (
    <>
      <p className="finding">{sentence}</p>
      {statistics && <p className="statistics">{statistics}</p>}
    </>
  );
}
