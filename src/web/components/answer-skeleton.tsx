import type { Work } from "../use-work.ts";
import { WorkState } from "./work-state.tsx";

/**
 * The place of an answer until it is there: how far it is, and its sentence, its controls and its
 * picture as grey shapes. Nothing else stands below it, so that nothing moves when the answer comes.
 */
export const AnswerSkeleton = ({ work }: { readonly work: Work<unknown> }) => (
  <div className="skeleton">
    <WorkState work={work} />
    <div aria-hidden="true">
      <span className="shape-sentence" />
      <span className="shape-statistics" />
      <span className="shape-controls" />
      <span className="shape-picture" />
    </div>
  </div>
);
