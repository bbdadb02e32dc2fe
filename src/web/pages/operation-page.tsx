import { useApp } from "../app-context.ts";
import { QuestionPage } from "../components/question-page.tsx";

/** The page of an operation that needs no other: its form, and its answer as a document. */
export default function OperationPage() {
  const { address } = useApp();
  return <QuestionPage operation={address.path[0] ?? ""} />;
}
